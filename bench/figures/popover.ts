import { setTimeout as wait } from 'node:timers/promises'
import type { Bench, Figure, Measured } from '../bench'
import { electronRuntime, openScreen, openTrayHost, popoverOn, type Screen, type TrayHost } from '../desktop'
import { machineOf, openClient, quietMachine, type Running, socketOf, startApp } from '../engine'
import type { Lab } from '../lab'

/** In each run, with an app of its own. */
const [rounds, quickRounds] = [8, 4]
/** Longer than anything that still belongs to an opening, shorter than the five seconds between two looks at the machine. */
const stillMs = 400
/** What the start of the app leaves to do: it is not what is measured. */
const settleMs = 5_000

/** The upper right corner, where the popover opens when nobody knows where the icon is. */
const corner = { x: 1280 - 400, y: 0, width: 400, height: 740 }
const waitingJobs = 5

export const popover: Bench = {
  name: 'popover',
  what: 'a click on the tray icon until the popover is on the screen, whole',
  figures: [
    figure(
      'popover.cold',
      'a click over D-Bus until the pixels of the whole popover are on the screen and stay, no window alive',
      250,
    ),
    figure('popover.warm', 'the same while the window is kept, a few seconds after it was shut', 60),
    figure(
      'popover.first',
      'the same the first time after the start of the app; counted in popover.cold too',
    ),
  ],
  async run(lab): Promise<Measured> {
    const host = await openTrayHost(lab)
    const screen = await openScreen(lab)
    const runs = []
    for (let run = 1; run <= lab.runs; run++) {
      lab.say(`run ${run} of ${lab.runs}`)
      runs.push(await openAgainAndAgain(lab, host, screen))
    }
    return {
      'popover.cold': runs.map(({ cold }) => cold),
      'popover.warm': runs.map(({ warm }) => warm),
      'popover.first': runs.map(({ cold }) => cold.slice(0, 1)),
    }
  },
}

function figure(name: string, what: string, limit?: number): Figure {
  return { name, what, unit: 'ms', statistic: 'p95', ...(limit !== undefined && { bar: { limit } }) }
}

async function openAgainAndAgain(lab: Lab, host: TrayHost, screen: Screen) {
  const app = await appWithJobs(lab, host)
  const window = popoverOn(screen)
  const [cold, warm]: [number[], number[]] = [[], []]
  for (let round = 0; round < (lab.quick ? quickRounds : rounds); round++) {
    cold.push(await timeToOpen(host, screen))
    await shut()
    warm.push(await timeToOpen(host, screen))
    await shut()
    await window.close()
  }
  await app.stop()
  return { cold, warm }

  async function shut(): Promise<void> {
    await host.icon().activate()
    await window.untilHidden()
    await wait(500 + Math.random() * 500) // at no fixed point of the engine's rhythm
  }
}

/** A person is there, so that the popover has reasons to show and jobs that wait, and no figure in it moves. */
async function appWithJobs(lab: Lab, host: TrayHost): Promise<Running> {
  const before = host.registered
  const app = await startApp(lab, electronRuntime(), {
    env: machineOf(lab, { ...quietMachine, idleSeconds: 0 }),
  })
  await host.untilRegistered(before + 1)
  const jobs = Array.from({ length: waitingJobs }, (_, at) => ({ command: ['true'], name: `training ${at}` }))
  await openClient(lab, socketOf(app.home)).submit(jobs)
  await wait(settleMs)
  return app
}

async function timeToOpen(host: TrayHost, screen: Screen): Promise<number> {
  const watch = await screen.watch(corner)
  const clickedAtMs = performance.now()
  await host.icon().activate()
  return (await watch.untilPainted(stillMs)) - clickedAtMs
}
