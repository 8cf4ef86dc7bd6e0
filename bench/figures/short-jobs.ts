import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { type Bench, CannotMeasure, type Measured } from '../bench'
import { machineOf, openClient, quietMachine, socketOf, startHeadless } from '../engine'
import { type Lab, until } from '../lab'

const jobs = 200

export const shortJobs: Bench = {
  name: 'short-jobs',
  what: `${jobs} jobs of \`true\`, one at a time, beside task-spooler`,
  figures: [
    {
      name: 'short-jobs.ratio',
      what: 'how many times as long as task-spooler ours took, in the same run',
      unit: 'x',
      statistic: 'median',
      bar: { limit: 4 },
    },
    {
      name: 'short-jobs.lull',
      what: `${jobs} jobs of \`true\` with jobs.max 1, from their submission in one call to the end of the last; for each job`,
      unit: 'ms',
      statistic: 'median',
    },
    {
      name: 'short-jobs.tsp',
      what: `the same by \`tsp\`, from its first command to the end of the last job, its server running; for each job`,
      unit: 'ms',
      statistic: 'median',
    },
  ],
  async run(lab): Promise<Measured> {
    if (spawnSync('tsp', ['-V']).error) throw new CannotMeasure('task-spooler (`tsp`) is not installed')
    const rows = []
    for (let run = 1; run <= lab.runs; run++) {
      lab.say(`run ${run} of ${lab.runs}`)
      rows.push({ tsp: await timeOfSpooler(lab), lull: await timeOfLull(lab) })
    }
    return {
      'short-jobs.ratio': rows.map(({ tsp, lull }) => [lull / tsp]),
      'short-jobs.lull': rows.map(({ lull }) => [lull / jobs]),
      'short-jobs.tsp': rows.map(({ tsp }) => [tsp / jobs]),
    }
  },
}

async function timeOfLull(lab: Lab): Promise<number> {
  const settings = { jobs: { max: 1 }, limits: { mains: { maxCpuPercent: 100 } } }
  const env = machineOf(lab, quietMachine)
  const { home, stop } = await startHeadless(lab, process.execPath, { settings, env })
  const client = openClient(lab, socketOf(home))
  await runAll(client, 1) // what is loaded and compiled for the first job only
  const from = performance.now()
  await runAll(client, jobs)
  const ms = performance.now() - from
  await stop()
  return ms
}

/** Looks seldom, so that looking takes nothing from whoever works. */
async function runAll(client: ReturnType<typeof openClient>, count: number): Promise<void> {
  const submitted = await client.submit(Array.from({ length: count }, () => ({ command: ['true'] })))
  const last = submitted.at(-1)?.id
  await until(
    `${count} short jobs`,
    async () => {
      const { state } = (await client.get(`/v1/jobs/${last}`)) as { readonly state: string }
      if (state === 'failed') throw new Error('a job of `true` failed')
      return state === 'succeeded' || undefined
    },
    { everyMs: 20, limitMs: 120_000 },
  )
}

/** A server of its own, started before the clock; each job's output is kept, as ours is. */
async function timeOfSpooler(lab: Lab): Promise<number> {
  const home = lab.folder()
  const outputs = path.join(home, 'outputs')
  mkdirSync(outputs)
  const env = { TS_SOCKET: path.join(home, 'socket'), TMPDIR: outputs, TS_MAXFINISHED: String(2 * jobs) }
  await ended(lab.start('tsp', ['-S', '1'], { home, env }))
  const script = 'left=$1; while [ $left -gt 0 ]; do tsp true; left=$((left - 1)); done; tsp -w'
  const from = performance.now()
  await ended(lab.start('/bin/sh', ['-c', script, 'spool', String(jobs)], { home, env }))
  return performance.now() - from
}

async function ended(child: ReturnType<Lab['start']>): Promise<void> {
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`${child.spawnfile} ended with ${code}`)
}
