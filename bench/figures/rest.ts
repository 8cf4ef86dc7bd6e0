import path from 'node:path'
import type { Bench, Figure, Measured } from '../bench'
import {
  electronRuntime,
  openScreen,
  openTrayHost,
  ownCopy,
  popoverOn,
  type PopoverWindow,
  type TrayHost,
} from '../desktop'
import { type Running, startApp, startHeadless, startPlainApp } from '../engine'
import type { Lab } from '../lab'
import { measureRest } from '../processes'

const [seconds, quickSeconds] = [60, 15]

const ofOneCore = 'processor time in % of one core'

export const rest: Bench = {
  name: 'rest',
  what: `${seconds} s at rest, no jobs: the headless engine, and the app against a bare tray app`,
  figures: [
    figure('rest.engine.cpu', `headless engine, ${ofOneCore}`, '%', 0.1),
    figure('rest.engine.memory', 'headless engine, PSS of its process tree', 'MB', 90),
    figure('rest.app.cpu', `app in the tray, its whole process tree, ${ofOneCore}`, '%', 0.1),
    figure('rest.app.above', 'app in the tray, PSS above the bare tray app of the same run', 'MB', 40),
    figure('rest.app.memory', 'app in the tray, PSS of its whole process tree', 'MB'),
    figure('rest.used.cpu', `app whose popover was opened and shut, ${ofOneCore}`, '%', 0.1),
    figure('rest.used.above', 'the same, PSS above the bare tray app of the same run', 'MB', 40),
    figure('rest.bare.cpu', `bare Electron tray app, ${ofOneCore}`, '%'),
    figure('rest.bare.memory', 'bare Electron tray app, PSS of its whole process tree', 'MB'),
  ],
  async run(lab): Promise<Measured> {
    const node = ownCopy(lab, process.execPath)
    const copy = () => ownCopy(lab, electronRuntime())
    const [bareRuntime, runtime, usedRuntime] = [copy(), copy(), copy()]
    const host = await openTrayHost(lab)
    const popover = popoverOn(await openScreen(lab))
    const rows = []
    for (let run = 1; run <= lab.runs; run++) {
      lab.say(`run ${run} of ${lab.runs}`)
      rows.push(
        await measureTogether(lab, [
          await startHeadless(lab, node),
          await inTray(host, () => startPlainApp(lab, bareRuntime, path.resolve('bench/bare-app'))),
          await inTray(host, () => startApp(lab, runtime)),
          await used(host, popover, () => startApp(lab, usedRuntime)),
        ]),
      )
    }
    return {
      'rest.engine.cpu': rows.map(({ engine }) => [engine.cpuPercent]),
      'rest.engine.memory': rows.map(({ engine }) => [engine.megabytes]),
      'rest.app.cpu': rows.map(({ app }) => [app.cpuPercent]),
      'rest.app.above': rows.map(({ app, bare }) => [app.megabytes - bare.megabytes]),
      'rest.app.memory': rows.map(({ app }) => [app.megabytes]),
      'rest.used.cpu': rows.map(({ usedApp }) => [usedApp.cpuPercent]),
      'rest.used.above': rows.map(({ usedApp, bare }) => [usedApp.megabytes - bare.megabytes]),
      'rest.bare.cpu': rows.map(({ bare }) => [bare.cpuPercent]),
      'rest.bare.memory': rows.map(({ bare }) => [bare.megabytes]),
    }
  },
}

function figure(name: string, what: string, unit: Figure['unit'], limit?: number): Figure {
  return { name, what, unit, statistic: 'median', ...(limit !== undefined && { bar: { limit } }) }
}

/** All at once: what the rest of the machine does, and what it shares with us, is then the same for all. */
async function measureTogether(lab: Lab, running: readonly [Running, Running, Running, Running]) {
  const duration = lab.quick ? quickSeconds : seconds
  const measure = ({ pid }: Running) => measureRest(pid, duration)
  const [engine, bare, app, usedApp] = await Promise.all([
    measure(running[0]),
    measure(running[1]),
    measure(running[2]),
    measure(running[3]),
  ])
  for (const each of running) await each.stop()
  return { engine, bare, app, usedApp }
}

/** Its popover is kept for a minute: it is gone before the app counts as settled. */
async function used(host: TrayHost, popover: PopoverWindow, begin: () => Promise<Running>): Promise<Running> {
  const running = await inTray(host, begin)
  await host.icon().activate()
  await popover.untilShown()
  await host.icon().activate()
  await popover.untilHidden()
  return running
}

/** An app whose icon nobody shows would do less than a real one. */
async function inTray(host: TrayHost, begin: () => Running | Promise<Running>): Promise<Running> {
  const before = host.registered
  const running = await begin()
  await host.untilRegistered(before + 1)
  return running
}
