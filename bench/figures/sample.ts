import { setTimeout as wait } from 'node:timers/promises'
import { createSampler, createSensors, type Sampler } from '../../engine/sensors'
import type { Bench, Measured } from '../bench'
import { endAllThatName, type Lab } from '../lab'
import { crowd } from './crowd'

const samples = 200
/** Apart from each other, so that a sample does not profit from the one before still being in the processor's caches. */
const everyMs = 20
const [few, many] = [50, 1000]

const perSample = 'processor time of one full sample of all sensors, the mean of 200'

export const sample: Bench = {
  name: 'sample',
  what: 'the sensors’ own cost, on a machine with few and with many processes',
  figures: [
    {
      name: 'sample.few',
      what: `${perSample}, ${few} sleeping processes more on the machine`,
      unit: 'ms',
      statistic: 'median',
      bar: { limit: 3 },
    },
    {
      name: 'sample.many',
      what: `${perSample}, ${many} sleeping processes more`,
      unit: 'ms',
      statistic: 'median',
      bar: { limit: 3 },
    },
    {
      name: 'sample.growth',
      what: 'how much more the second is than the first; a tenth of the bar is within the noise',
      unit: 'ms',
      statistic: 'median',
      bar: { limit: 0.3 },
    },
    {
      name: 'sample.first',
      what: 'the very first sample, which connects to the display and the buses',
      unit: 'ms',
      statistic: 'median',
    },
  ],
  async run(lab): Promise<Measured> {
    const rows = []
    for (let run = 1; run <= lab.runs; run++) {
      lab.say(`run ${run} of ${lab.runs}`)
      const quiet = await withCrowd(lab, few, measureSamples)
      const crowded = await withCrowd(lab, many, measureSamples)
      rows.push({ quiet, crowded })
    }
    return {
      'sample.few': rows.map(({ quiet }) => [quiet.meanMs]),
      'sample.many': rows.map(({ crowded }) => [crowded.meanMs]),
      'sample.growth': rows.map(({ quiet, crowded }) => [crowded.meanMs - quiet.meanMs]),
      'sample.first': rows.map(({ quiet, crowded }) => [quiet.firstMs, crowded.firstMs]),
    }
  },
}

async function withCrowd<T>(lab: Lab, size: number, measure: (home: string) => Promise<T>): Promise<T> {
  const folder = lab.folder()
  await crowd(lab, folder, size)
  try {
    return await measure(folder)
  } finally {
    await endAllThatName(folder)
  }
}

async function measureSamples(home: string): Promise<{ readonly firstMs: number; readonly meanMs: number }> {
  const noUse = { cpuSeconds: 0, memoryBytes: 0, pids: new Set<number>() }
  const { env, platform } = process
  const sampler = createSampler(createSensors({ root: '/', env, platform, home, ownUse: () => noUse }))
  try {
    const firstMs = await costMs(sampler, 1)
    return { firstMs, meanMs: await costMs(sampler, samples) }
  } finally {
    sampler.close()
  }
}

/** Processor time of this process for one sample, user and system, the mean of `count`. */
async function costMs(sampler: Sampler, count: number): Promise<number> {
  const before = process.cpuUsage()
  for (let taken = 0; taken < count; taken++) {
    await sampler.sample()
    if (count > 1) await wait(everyMs)
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / count
}
