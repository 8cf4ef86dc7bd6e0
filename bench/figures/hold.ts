import { CannotMeasure, type Bench, type Measured } from '../bench'
import { openExecutor } from '../executor'
import { type Lab, until } from '../lab'
import { pssBytes, readOf, treeOf } from '../processes'

const shortJobs = 50

export const hold: Bench = {
  name: 'hold',
  what: 'what a job costs beside itself',
  figures: [
    {
      name: 'hold.memory',
      what: 'PSS of everything that stands beside one sleeping job to hold it',
      unit: 'MB',
      statistic: 'median',
      bar: { limit: 3 },
    },
    {
      name: 'hold.time',
      what: `one job of \`true\` from its order to its settled end, the mean of ${shortJobs} one after the other`,
      unit: 'ms',
      statistic: 'median',
    },
  ],
  async run(lab): Promise<Measured> {
    const rows = []
    for (let run = 1; run <= lab.runs; run++) {
      rows.push({ memory: await memoryBeside(lab), timeMs: await timeOfShortJobs(lab) })
    }
    return {
      'hold.memory': rows.map(({ memory }) => [memory]),
      'hold.time': rows.map(({ timeMs }) => [timeMs]),
    }
  },
}

/** Whatever this process has below it while a job runs, besides the job and what was there before: in 10⁶ bytes. */
async function memoryBeside(lab: Lab): Promise<number> {
  const before = new Set(treeOf(process.pid))
  const { executor, start } = openExecutor(lab, 'auto')
  const job = await start(['sleep', '100000'])
  await until('the job sleeps', () => readOf(job.pid, 'cmdline')?.startsWith('sleep') || undefined)
  const own = new Set(treeOf(job.pid))
  const beside = treeOf(process.pid).filter((pid) => !before.has(pid) && !own.has(pid))
  if (beside.length === 0) throw new CannotMeasure('nothing stands beside the job below this process')
  const bytes = pssBytes(beside)
  await executor.stop(job.key, { graceSeconds: 0 })
  await job.ended()
  return bytes / 1e6
}

async function timeOfShortJobs(lab: Lab): Promise<number> {
  const { start } = openExecutor(lab, 'auto')
  const from = performance.now()
  for (let job = 0; job < shortJobs; job++) {
    const { ended } = await start(['true'])
    await ended()
  }
  return (performance.now() - from) / shortJobs
}
