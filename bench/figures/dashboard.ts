import { setTimeout as wait } from 'node:timers/promises'
import type { Bench, Figure, Measured } from '../bench'
import { electronRuntime, openScreen, openTrayHost, type Screen, type TrayHost } from '../desktop'
import { lull, machineOf, quietMachine, startApp } from '../engine'
import type { Lab } from '../lab'
import { cpuPercentOver } from '../processes'

const [seconds, quickSeconds] = [30, 10]
/** Opening, reading the log, the first looks: what comes once. */
const settleMs = 8_000

/** Tells how far it is and writes a line every second, in one process that does next to nothing. */
const liveJob = [
  'perl',
  '-e',
  `$| = 1; my $n = 0;
  while (1) {
    printf "epoch %d loss %.4f\\n", $n, 1 / (1 + $n);
    open(my $f, ">", $ENV{LULL_PROGRESS_FILE}); printf $f '{"percent":%d,"message":"epoch %d"}', $n % 100, $n; close $f;
    $n += 1; sleep 1;
  }`,
]
const name = 'night training'

/** Where the dashboard's log is, wherever the window opens. */
const middle = { x: 440, y: 300, width: 400, height: 300 }

export const dashboard: Bench = {
  name: 'dashboard',
  what: `${seconds} s of a running job with its page open in the dashboard, the log following, and without`,
  figures: [
    figure(
      'dashboard.open',
      'app with the dashboard open, its whole process tree with the job, which does next to nothing',
      3,
    ),
    figure('dashboard.above', 'the same, above the closed dashboard of the same run'),
    figure('dashboard.closed', 'app with the same job and no window'),
  ],
  async run(lab): Promise<Measured> {
    const host = await openTrayHost(lab)
    const screen = await openScreen(lab)
    const rows = []
    for (let run = 1; run <= lab.runs; run++) {
      lab.say(`run ${run} of ${lab.runs}`)
      rows.push(await measureBoth(lab, host, screen))
    }
    return {
      'dashboard.open': rows.map(({ open }) => [open]),
      'dashboard.above': rows.map(({ open, closed }) => [open - closed]),
      'dashboard.closed': rows.map(({ closed }) => [closed]),
    }
  },
}

function figure(name_: string, what: string, limit?: number): Figure {
  const ofOneCore = 'processor time in % of one core'
  return {
    name: name_,
    what: `${what}, ${ofOneCore}`,
    unit: '%',
    statistic: 'median',
    ...(limit !== undefined && { bar: { limit } }),
  }
}

async function measureBoth(lab: Lab, host: TrayHost, screen: Screen) {
  const duration = lab.quick ? quickSeconds : seconds
  const before = host.registered
  const app = await startApp(lab, electronRuntime(), { env: machineOf(lab, quietMachine) })
  await host.untilRegistered(before + 1)
  await lull(app.home, 'submit', '--now', '--name', name, '--', ...liveJob)
  await wait(settleMs)
  const closed = await cpuPercentOver(app.pid, duration)
  await host.icon().choose(name)
  await wait(settleMs)
  const watch = await screen.watch(middle)
  const open = await cpuPercentOver(app.pid, duration)
  await watch.untilPainted(0) // a page that does not move would be cheap, and no proof
  await app.stop()
  return { open, closed }
}
