import { startBoinc } from '../boinc'
import { type Bench, type Figure, type Measured } from '../bench'
import { ownCopy } from '../desktop'
import { startHeadless } from '../engine'
import type { Lab } from '../lab'
import { measureRest } from '../processes'

const [seconds, quickSeconds] = [60, 15]

/** The client alone, as Debian ships it, without a project. */
export const boinc: Bench = {
  name: 'boinc',
  what: `${seconds} s at rest, no jobs: the headless engine beside the BOINC client`,
  figures: [
    figure('boinc.cpu', 'BOINC client without a project, processor time in % of one core', '%'),
    figure('boinc.engine.cpu', 'headless engine in the same minute, processor time in % of one core', '%'),
    figure('boinc.memory', 'BOINC client without a project, PSS of its process tree', 'MB'),
    figure('boinc.engine.memory', 'headless engine at the same moment, PSS of its process tree', 'MB'),
  ],
  async run(lab): Promise<Measured> {
    const node = ownCopy(lab, process.execPath)
    const rows = []
    for (let run = 1; run <= lab.runs; run++) {
      lab.say(`run ${run} of ${lab.runs}`)
      rows.push(await measureBoth(lab, node))
    }
    return {
      'boinc.cpu': rows.map(({ client }) => [client.cpuPercent]),
      'boinc.engine.cpu': rows.map(({ engine }) => [engine.cpuPercent]),
      'boinc.memory': rows.map(({ client }) => [client.megabytes]),
      'boinc.engine.memory': rows.map(({ engine }) => [engine.megabytes]),
    }
  },
}

function figure(name: string, what: string, unit: Figure['unit']): Figure {
  return { name, what, unit, statistic: 'median' }
}

/** At the same time, so that the rest of the machine does the same to both. */
async function measureBoth(lab: Lab, node: string) {
  const duration = lab.quick ? quickSeconds : seconds
  const running = await startHeadless(lab, node)
  const child = startBoinc(lab, lab.folder())
  const [engine, client] = await Promise.all([
    measureRest(running.pid, duration),
    measureRest(child.pid ?? 0, duration),
  ])
  if (child.exitCode !== null) throw new Error(`the BOINC client ended with ${child.exitCode}`)
  await running.stop()
  child.kill()
  return { engine, client }
}
