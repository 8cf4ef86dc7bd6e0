import { setTimeout as wait } from 'node:timers/promises'
import type { Bench, Measured } from '../bench'
import {
  electronRuntime,
  type Keyboard,
  openKeyboard,
  openTrayHost,
  ownCopy,
  type TrayHost,
} from '../desktop'
import { type InspectedApp, lull, machineOf, quietMachine, startInspectedApp } from '../engine'
import type { Lab } from '../lab'
import { framesDuring, type Page } from '../pages'
import { pssBytes, treeOf } from '../processes'

const linesPerSecond = 10_000
const [seconds, quickSeconds] = [20, 8]
/** The page keeps 50,000 lines: by then it has let go of as many again. */
const fillMs = 12_000
const typedEveryMs = 150
const word = 'loss'

/** In bursts of a hundredth of a second, as a buffered log comes. */
const chatty = [
  'perl',
  '-e',
  `use Time::HiRes "sleep"; $| = 0; my $n = 0;
  while (1) {
    print join("", map { $n += 1; "step $n of the epoch, loss 0.123456, 812 samples a second\\n" } 1 .. ${linesPerSecond / 100});
    $| = 1; $| = 0; sleep 0.01;
  }`,
]
const name = 'chatty'

export const logLines: Bench = {
  name: 'log-lines',
  what: `the page of a job that writes ${linesPerSecond} lines a second, following its log, while somebody searches in it`,
  figures: [
    {
      name: 'log-lines.longest',
      what: 'the longest time of a run from one frame of the page to the next',
      unit: 'ms',
      statistic: 'worst',
      bar: { limit: 100, note: 'what a person takes for instant' },
    },
    {
      name: 'log-lines.frame',
      what: 'from one frame of the page to the next, all but one in a hundred',
      unit: 'ms',
      statistic: 'p99',
    },
    {
      name: 'log-lines.key',
      what: 'from a key press in the search to the frame that shows it, which has searched all lines',
      unit: 'ms',
      statistic: 'p95',
      bar: { limit: 100, note: 'as above' },
    },
    {
      name: 'log-lines.growth',
      what: 'PSS that the whole app gained meanwhile, after the log had filled what the page keeps of it',
      unit: 'MB',
      statistic: 'median',
      bar: { limit: 15, note: 'half of what would be gained if nothing was let go' },
    },
  ],
  async run(lab): Promise<Measured> {
    const host = await openTrayHost(lab)
    const keyboard = await openKeyboard(lab)
    const runtime = ownCopy(lab, electronRuntime())
    const rows = []
    for (let run = 1; run <= lab.runs; run++) {
      lab.say(`run ${run} of ${lab.runs}`)
      rows.push(await watchTheFlood(lab, runtime, host, keyboard))
    }
    return {
      'log-lines.longest': rows.map(({ intervalsMs }) => intervalsMs),
      'log-lines.frame': rows.map(({ intervalsMs }) => intervalsMs),
      'log-lines.key': rows.map(({ keysMs }) => keysMs),
      'log-lines.growth': rows.map(({ grownMegabytes }) => [grownMegabytes]),
    }
  },
}

async function watchTheFlood(lab: Lab, runtime: string, host: TrayHost, keyboard: Keyboard) {
  const before = host.registered
  const app = await startInspectedApp(lab, runtime, { env: machineOf(lab, quietMachine) })
  await host.untilRegistered(before + 1)
  await lull(app.home, 'submit', '--now', '--name', name, '--', ...chatty)
  await host.icon().choose(name)
  const page = await app.pages.page('/dashboard/')
  await page.waitFor('the log', `${search} !== null`)
  await wait(fillMs)
  keyboard.focus('Lull dashboard')
  await page.evaluate(`${search}.focus()`)
  const megabytes = await settledMegabytes(app, page)
  const frames = await framesDuring(page, () =>
    typeAgainAndAgain(keyboard, lab.quick ? quickSeconds : seconds),
  )
  const grownMegabytes = (await settledMegabytes(app, page)) - megabytes
  await searchAndCopy(page)
  await app.stop()
  return { ...frames, grownMegabytes }
}

const search = `document.querySelector('input[type=search]')`

/** The word, key by key, and away with it. */
async function typeAgainAndAgain(keyboard: Keyboard, duration: number): Promise<void> {
  const keys = [...Array.from(word), ...Array.from(word, () => 'BackSpace')]
  const end = performance.now() + duration * 1000
  for (let at = 0; performance.now() < end; at++) {
    keyboard.press(keys[at % keys.length])
    await wait(typedEveryMs)
  }
}

/** Without the garbage that would go by itself, sooner or later. */
async function settledMegabytes({ pid }: InspectedApp, page: Page): Promise<number> {
  await page.ask('HeapProfiler.collectGarbage')
  return pssBytes(treeOf(pid)) / 1e6
}

/** What moves so fast must still be of use. Rejects when it is not. */
async function searchAndCopy(page: Page): Promise<void> {
  await page.evaluate(`${search}.select(), document.execCommand('insertText', false, '${word}')`)
  await page.waitFor('lines found', `document.querySelector('[role=log] mark') !== null`)
  await page.evaluate(`[...document.querySelectorAll('button')].find(${isCalled('Copy')}).click()`)
  await page.waitFor(
    'the log copied',
    `[...document.querySelectorAll('[role=status]')].some(${isCalled('Copied')})`,
  )
}

const isCalled = (text: string) => `(element) => element.textContent === '${text}'`
