import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../engine/store'
import { isOutcome, type Job } from '../../shared/model'
import { eventually } from '../platform/eventually'
import { type Container, processes } from '../platform/holding'
import { type Chance, chanceFor, roundsOf } from './ground/chance'
import { counting, makeCounter } from './ground/counter'
import { bundleEngine, type EngineHome, makeEngineHome, patienceMs } from './ground/engine-home'
import { moments, pickUp, playToDeath, type Round } from './ground/kill-round'
import { livesStill, relicsOf } from './ground/relics'
import { sized } from './ground/size'

// The engine is killed anywhere, again and again, in a home that goes on living. What a person was told stays true.

const rounds = roundsOf(sized(16, 200))
const chance = chanceFor('kill-nine')

let program: string
let ground: EngineHome

beforeAll(async () => {
  program = await bundleEngine('kill-nine')
})
beforeEach(() => {
  ground = makeEngineHome(program)
})
afterEach(() => ground.remove())

/** Steps that each moment takes, roughly, so that the kill falls into it. */
const stepsOf = { act: 30, await: 700 } as const

function roundOf(luck: Chance): Round {
  const at = luck.pick(['act', 'await'] as const)
  return {
    moment: luck.pick(moments),
    container: luck.pick(['cgroup', 'groups'] as const),
    death: { at, step: 1 + luck.below(stepsOf[at]) },
    latestMs: 20 + luck.below(600),
  }
}

const pidOf = (job: Job) => job.attempts.at(-1)?.pid ?? 0

describe('an engine that is killed anywhere', () => {
  it(
    `loses nothing in ${rounds.length} rounds`,
    async () => {
      let diedAtTheirStep = 0
      for (const [turn, at] of rounds.entries()) {
        const round = roundOf(chance.fork(at))
        try {
          const played = await playToDeath(ground, round, `round-${turn}`)
          if (played.diedAtItsStep) diedAtTheirStep += 1
          await pickUp(ground, round.container, played)
        } catch (error) {
          const story = ground.engineLog().split('\n').slice(-40).join('\n')
          throw new Error(`round ${at} ${JSON.stringify(round)}\n${story}`, { cause: error })
        }
      }
      await expectOneOutcomeEach()
      // How many depends on how soon a busy machine comes to their step; that each step is met is another campaign's affair.
      expect(diedAtTheirStep).toBeGreaterThan(0)
    },
    rounds.length * patienceMs,
  )
})

/** Read from the disk, after everything: one outcome a job, and another engine changes none of it. */
async function expectOneOutcomeEach(): Promise<void> {
  const read = () => {
    const store = openStore(ground.home.databaseFile)
    try {
      expect(store.active()).toEqual([])
      const { jobs } = store.page({ limit: 1000 })
      return jobs.map((job) => ({ job, story: store.story(job.id) }))
    } finally {
      store.close()
    }
  }
  const before = read()
  expect(before.length).toBeGreaterThan(0)
  expect(before.every(({ job }) => isOutcome(job.state) && job.endedAt !== undefined)).toBe(true)
  const engine = await ground.start()
  await ground.status()
  await engine.end('SIGTERM')
  expect(read()).toEqual(before)
}

it.each<Container>(['cgroup', 'groups'])(
  'an engine that is killed between launch and first instruction leaves nobody behind, in %s',
  async (container) => {
    const engine = await ground.start({ env: { LULL_CONTAINER: container } })
    const counter = makeCounter(ground.folder, 'unborn')
    // When this file is written, the job waits in its container for the word to begin.
    await engine.dieAt({ at: 'file', name: 'attempt.json', step: 1 })
    const [job] = await ground.submit(counter.input)
    await engine.ended
    await pickUp(ground, container, { counter, accepted: true })
    expect(job?.name).toBe('unborn')
    expect(counter.starts()).toBe(1)
  },
)

it.each<Container>(['cgroup', 'groups'])(
  'a job whose start was not written down any more is adopted with its pid, in %s',
  async (container) => {
    const env = { LULL_CONTAINER: container }
    const engine = await ground.start({ env })
    const counter = makeCounter(ground.folder, 'unwritten')
    // After the intent, the start is what the engine writes next.
    await engine.dieAt({ at: 'file', name: 'COMMIT', step: 3 })
    await ground.submit(counter.input)
    await engine.ended
    const next = await ground.start({ env })
    await counting(counter)
    const job = await ground.job(counter.name)
    expect(job.attempts).toHaveLength(1)
    expect(livesStill(pidOf(job))).toBe(true)
    counter.enough()
    expect((await ground.reaches(counter.name, 'succeeded')).attempts).toHaveLength(1)
    await next.end('SIGTERM')
  },
)

describe.each<Container>(['cgroup', 'groups'])('a launcher that is killed, holding by %s', (container) => {
  it('ends its job as placeLost, and nothing of it is left', async () => {
    const engine = await ground.start({ env: { LULL_CONTAINER: container } })
    const counter = makeCounter(ground.folder, 'lost')
    const [job] = await ground.submit({ ...counter.input, retry: { attempts: 1 } })
    await counting(counter)
    const pid = pidOf(await ground.job(counter.name))
    process.kill(processes.read(pid)?.parent ?? 0, 'SIGKILL')
    const ended = await ground.reaches(job?.id ?? '', 'failed')
    expect(ended.error?.code).toBe('placeLost')
    expect(livesStill(pid)).toBe(false)
    await eventually(
      'no live orphan',
      () => relicsOf(ground.folder, [engine.pid]).length === 0 || undefined,
      10_000,
    )
  })

  it('together with the engine is found by the next one', async () => {
    const env = { LULL_CONTAINER: container }
    const engine = await ground.start({ env })
    const counter = makeCounter(ground.folder, 'lost')
    const [job] = await ground.submit({ ...counter.input, retry: { attempts: 1 } })
    await counting(counter)
    const pid = pidOf(await ground.job(counter.name))
    process.kill(processes.read(pid)?.parent ?? 0, 'SIGKILL')
    await engine.end('SIGKILL')
    const next = await ground.start({ env })
    const ended = await ground.reaches(job?.id ?? '', 'failed')
    expect(ended.error?.code).toBe('placeLost')
    expect(livesStill(pid)).toBe(false)
    await eventually(
      'no live orphan',
      () => relicsOf(ground.folder, [next.pid]).length === 0 || undefined,
      10_000,
    )
  })
})
