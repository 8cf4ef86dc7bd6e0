import { readdirSync, statSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { eventually } from '../platform/eventually'
import { chanceFor } from './ground/chance'
import {
  bundleEngine,
  type EngineHome,
  type EngineProcess,
  makeEngineHome,
  patienceMs,
} from './ground/engine-home'
import { openFiles, residentBytes } from './ground/footprint'
import { relicsOf } from './ground/relics'
import { sized } from './ground/size'

// Much work for a long time, hurried by a clock that runs twelve times as fast: nothing may grow with the work done.

const jobs = sized(240, 20_000)
const batch = sized(30, 500)
const times = 12
const megabyte = 1024 ** 2

let program: string
let ground: EngineHome

beforeAll(async () => {
  program = await bundleEngine('soak')
})
beforeEach(() => {
  ground = makeEngineHome(program, { jobs: { historyDays: 1, max: 50 } })
})
// The folders of 20,000 jobs are not gone in a minute.
afterEach(() => ground.remove(), sized(1, 10) * patienceMs)

const start = (aheadSeconds: number) =>
  ground.start({ env: { LULL_CAMPAIGN_CLOCK: JSON.stringify({ times, aheadSeconds }) } })

const ended = async () => {
  const { succeeded = 0, failed = 0 } = (await ground.status()).jobs
  return succeeded + failed
}

async function work(count: number, alreadyEnded: number): Promise<void> {
  const small = { command: ['true'], resources: { cpus: 0.05 } }
  await ground.submit(...Array.from({ length: count }, () => small))
  await eventually(
    `${count} more jobs have ended`,
    async () => (await ended()) >= alreadyEnded + count || undefined,
    10 * patienceMs,
  )
}

/** What the engine holds at one moment. */
interface Sample {
  readonly memory: number
  readonly files: number
  readonly database: number
}

const sampleOf = ({ pid }: EngineProcess): Sample => ({
  memory: residentBytes(pid),
  files: openFiles(pid),
  database: statSync(ground.home.databaseFile).size,
})

/** Prints how each figure went, at most eleven moments of it. */
function tell(samples: readonly Sample[]): void {
  const every = Math.ceil(samples.length / 10)
  const moments = samples.filter((_sample, at) => at % every === 0 || at === samples.length - 1)
  const curve = (read: (sample: Sample) => number) => moments.map((each) => Math.round(read(each))).join(' ')
  const memory = curve((sample) => sample.memory / megabyte)
  const database = curve((sample) => sample.database / megabyte)
  const files = curve((sample) => sample.files)
  process.stdout.write(`soak: memory in MB ${memory}; database in MB ${database}; open files ${files}\n`)
}

it(
  `${jobs} jobs leave memory and open files where they were`,
  async () => {
    const chance = chanceFor('soak')
    const engine = await start(0)
    const samples: Sample[] = []
    for (let done = 0; done < jobs; done += batch) {
      await work(batch, done)
      // The person comes and goes, and changes their mind.
      ground.situation({ idleSeconds: chance.below(400) })
      await ground.post('/pause', { forSeconds: 1 })
      await ground.post('/resume')
      ground.situation({})
      samples.push(sampleOf(engine))
    }
    tell(samples)
    const half = Math.floor(samples.length / 2)
    const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
    const [early, late] = [samples.slice(1, half), samples.slice(half)]
    const memory = [early, late].map((part) => median(part.map((sample) => sample.memory)))
    const files = [early, late].map((part) => median(part.map((sample) => sample.files)))
    expect((memory[1] ?? 0) - (memory[0] ?? 0)).toBeLessThan(24 * megabyte)
    expect((files[1] ?? 0) - (files[0] ?? 0)).toBeLessThanOrEqual(3)
    expect((await ground.status()).jobs.failed ?? 0).toBe(0)
    // The launcher that stands by for one more job waits for a few seconds.
    const nobodyIsLeft = () => relicsOf(ground.folder, [engine.pid]).length === 0 || undefined
    await eventually('nobody is left', nobodyIsLeft, 10_000)
  },
  40 * 60_000,
)

it(
  'day after day leaves database and folders where they were',
  async () => {
    const day = 86_400
    const perDay = sized(30, 1500)
    const sizes: number[] = []
    let engine: EngineProcess
    for (let today = 0; today < sized(4, 6); today++) {
      // Two days on: everything of the last time is past its time.
      engine = await start(today * 2 * day)
      const folders = () => readdirSync(ground.home.runsFolder).length
      await eventually('the old jobs are gone', () => folders() === 0 || undefined, patienceMs)
      await work(perDay, await ended())
      await engine.end('SIGTERM')
      sizes.push(statSync(ground.home.databaseFile).size)
    }
    process.stdout.write(`soak: database of ${sizes.map((size) => Math.round(size / 1024)).join()} kB\n`)
    expect(sizes.at(-1)).toBeLessThan((sizes[1] ?? 0) * 1.15)
  },
  40 * 60_000,
)
