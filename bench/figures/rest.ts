import path from 'node:path'
import type { Bench, Figure, Measured } from '../bench'
import { electronRuntime, openTrayHost, ownCopy, type TrayHost } from '../desktop'
import { type Running, startApp, startHeadless, startPlainApp } from '../engine'
import type { Lab } from '../lab'
import { measureRest, type Rest } from '../processes'

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
    figure('rest.bare.cpu', `bare Electron tray app, ${ofOneCore}`, '%'),
    figure('rest.bare.memory', 'bare Electron tray app, PSS of its whole process tree', 'MB'),
  ],
  async run(lab): Promise<Measured> {
    const [node, runtime] = [ownCopy(lab, process.execPath), ownCopy(lab, electronRuntime())]
    const host = await openTrayHost(lab)
    const rows = []
    for (let run = 1; run <= lab.runs; run++) {
      lab.say(`run ${run} of ${lab.runs}: the headless engine and the bare app`)
      // At once, as they share neither program nor display connection; the two apps never run at once.
      const [engine, bare] = await Promise.all([
        atRest(lab, () => startHeadless(lab, node)),
        atRest(lab, () => inTray(host, () => startPlainApp(lab, runtime, path.resolve('bench/bare-app')))),
      ])
      lab.say(`run ${run} of ${lab.runs}: the app`)
      const app = await atRest(lab, () => inTray(host, () => startApp(lab, runtime)))
      rows.push({ engine, bare, app })
    }
    return {
      'rest.engine.cpu': rows.map(({ engine }) => [engine.cpuPercent]),
      'rest.engine.memory': rows.map(({ engine }) => [engine.megabytes]),
      'rest.app.cpu': rows.map(({ app }) => [app.cpuPercent]),
      'rest.app.above': rows.map(({ app, bare }) => [app.megabytes - bare.megabytes]),
      'rest.app.memory': rows.map(({ app }) => [app.megabytes]),
      'rest.bare.cpu': rows.map(({ bare }) => [bare.cpuPercent]),
      'rest.bare.memory': rows.map(({ bare }) => [bare.megabytes]),
    }
  },
}

function figure(name: string, what: string, unit: Figure['unit'], limit?: number): Figure {
  return { name, what, unit, statistic: 'median', ...(limit !== undefined && { bar: { limit } }) }
}

async function atRest(lab: Lab, begin: () => Promise<Running>): Promise<Rest> {
  const running = await begin()
  const measured = await measureRest(running.pid, lab.quick ? quickSeconds : seconds)
  await running.stop()
  return measured
}

/** An app whose icon nobody shows would do less than a real one. */
async function inTray(host: TrayHost, begin: () => Running | Promise<Running>): Promise<Running> {
  const before = host.registered
  const running = await begin()
  await host.untilRegistered(before + 1)
  return running
}
