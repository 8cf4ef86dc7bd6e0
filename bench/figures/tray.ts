import path from 'node:path'
import type { Bench, Measured } from '../bench'
import { electronRuntime, openTrayHost, type TrayHost } from '../desktop'
import { type Running, startApp, startPlainApp } from '../engine'

const [starts, quickStarts] = [3, 1]

export const tray: Bench = {
  name: 'tray',
  what: 'how soon the icon is in the tray, beside a bare Electron tray app',
  figures: [
    {
      name: 'tray.ratio',
      what: 'how many times as long the app took as the bare one just before it',
      unit: 'x',
      statistic: 'median',
      bar: { limit: 1.6 },
    },
    {
      name: 'tray.app',
      what: 'from starting the app to its tray icon registered',
      unit: 'ms',
      statistic: 'median',
    },
    {
      name: 'tray.bare',
      what: 'the same of the bare Electron tray app',
      unit: 'ms',
      statistic: 'median',
    },
  ],
  async run(lab): Promise<Measured> {
    const host = await openTrayHost(lab)
    const bare = () => startPlainApp(lab, electronRuntime(), path.resolve('bench/bare-app'))
    const app = () => startApp(lab, electronRuntime())
    await timeToTray(host, bare) // what comes from the disk comes from memory from now on
    await timeToTray(host, app)
    const runs = []
    for (let run = 1; run <= lab.runs; run++) {
      lab.say(`run ${run} of ${lab.runs}`)
      const pairs = []
      for (let start = 0; start < (lab.quick ? quickStarts : starts); start++) {
        pairs.push({ bare: await timeToTray(host, bare), app: await timeToTray(host, app) })
      }
      runs.push(pairs)
    }
    return {
      'tray.ratio': runs.map((pairs) => pairs.map((pair) => pair.app / pair.bare)),
      'tray.app': runs.map((pairs) => pairs.map((pair) => pair.app)),
      'tray.bare': runs.map((pairs) => pairs.map((pair) => pair.bare)),
    }
  },
}

async function timeToTray(host: TrayHost, begin: () => Running | Promise<Running>): Promise<number> {
  const before = host.registered
  const from = performance.now()
  const running = await begin()
  const at = await host.untilRegistered(before + 1)
  await running.stop()
  return at - from
}
