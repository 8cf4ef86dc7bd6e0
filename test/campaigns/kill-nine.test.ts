import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../engine/store'
import { isOutcome, type Job } from '../../shared/model'
import { eventually } from '../platform/eventually'
import { type Container, processes } from '../platform/holding'
import { type Chance, chanceFor, roundsOf } from './ground/chance'
import { type Counter, counting, makeCounter } from './ground/counter'
import {
  bundleEngine,
  type EngineHome,
  type EngineProcess,
  makeEngineHome,
  patienceMs,
} from './ground/engine-home'
import { livesStill, relicsOf } from './ground/relics'
import { sized } from './ground/size'
import type { Death } from './programs/death'

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

const counterNamed = (name: string) => makeCounter(ground.folder, name)

const allJobs = async () => (await ground.get<{ jobs: Job[] }>('/jobs?limit=1000')).jobs
const pidOf = (job: Job) => job.attempts.at(-1)?.pid ?? 0

/** What happens while the engine is killed. */
const moments = ['start', 'freeze', 'thaw', 'finish', 'cancel', 'handOver', 'adopt', 'rest'] as const
type Moment = (typeof moments)[number]

interface Round {
  readonly moment: Moment
  readonly container: Container
  readonly death: Death
  /** When it is killed from outside if it did not get to that step. */
  readonly latestMs: number
}

/** Steps that each moment takes, roughly, so that the kill falls into it. */
const stepsOf = { act: 60, await: 700 } as const

function roundOf(luck: Chance): Round {
  const at = luck.pick(['act', 'await'] as const)
  return {
    moment: luck.pick(moments),
    container: luck.pick(['cgroup', 'groups'] as const),
    death: { at, step: 1 + luck.below(stepsOf[at]) },
    latestMs: 20 + luck.below(600),
  }
}

/** How many engines died at the step that was chosen for them; the others were killed from outside. */
let diedAtTheirStep = 0

async function dieBy(engine: EngineProcess, { latestMs }: Round): Promise<void> {
  await Promise.race([engine.ended, wait(latestMs)])
  if (engine.hasEnded()) diedAtTheirStep += 1
  await engine.end('SIGKILL')
}

interface Played {
  readonly counter: Counter
  /** Whether the engine said that it accepted the job. */
  readonly accepted: boolean
}

/** Plays one round to the death of its engine. */
async function playToDeath(round: Round, turn: number): Promise<Played> {
  const env = { LULL_CONTAINER: round.container }
  const engine = await ground.start({ env })
  const counter = counterNamed(`round-${turn}`)
  if (round.moment === 'start') {
    await engine.dieAt(round.death)
    const answered = ground.submit(counter.input).then(
      () => true,
      () => false, // it died before it answered: whether it accepted is open
    )
    await dieBy(engine, round)
    return { counter, accepted: await answered }
  }
  await ground.submit(counter.input)
  await counting(counter)
  if (round.moment === 'thaw') {
    ground.situation({ idleSeconds: 1 })
    await ground.reaches(counter.name, 'frozen')
  }
  if (round.moment !== 'adopt') await engine.dieAt(round.death)
  await provoke(round, counter, engine, env)
  await dieBy(engine, round)
  return { counter, accepted: true }
}

async function provoke(
  round: Round,
  counter: Counter,
  engine: EngineProcess,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  switch (round.moment) {
    case 'freeze':
      return ground.situation({ idleSeconds: 1 })
    case 'thaw':
      return ground.situation({})
    case 'finish':
      return counter.enough()
    case 'cancel':
      return void ground.post(`/jobs/${counter.name}/cancel`).catch(() => undefined) // it may die before it answers
    case 'handOver': {
      const app = await ground.start({ host: 'app', env })
      await app.end('SIGKILL')
      return
    }
    case 'adopt': {
      await engine.end('SIGKILL')
      const next = await ground.start({ env, death: round.death })
      return dieBy(next, round)
    }
    case 'start':
    case 'rest':
      return
  }
}

/** What the dead engine left, and what the next one makes of it. */
async function pickUp(round: Round, { counter, accepted }: Played): Promise<void> {
  ground.situation({})
  const storyBefore = ground.engineLog()
  const seenBefore = counter.seen()
  const engine = await ground.start({ env: { LULL_CONTAINER: round.container } })
  expect(ground.engineLog().startsWith(storyBefore)).toBe(true)
  const known = (await allJobs()).filter(({ name }) => name === counter.name)
  expect(known.length).toBeLessThanOrEqual(1)
  expect(known.length).toBeGreaterThanOrEqual(accepted ? 1 : 0)
  for (const job of known) await bringHome(job, counter, seenBefore)
  await engine.end('SIGTERM')
  await eventually('no live orphan', () => relicsOf(ground.folder).length === 0 || undefined, 10_000).catch(
    (error: unknown) => {
      throw new Error(`${String(error)}: ${relicsOf(ground.folder).map(describeProcess).join('; ')}`, {
        cause: error,
      })
    },
  )
}

function describeProcess(pid: number): string {
  return `${pid} ${readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ')}`
}

/** Lets the job end, and holds its end against what was seen of it before the kill. */
async function bringHome(left: Job, counter: Counter, seenBefore: number): Promise<void> {
  const alive = left.state === 'running' || left.state === 'frozen'
  if (
    alive &&
    left.cancelRequestedAt === undefined &&
    !existsSync(path.join(ground.folder, `${counter.name}.enough`))
  ) {
    // Nothing stays frozen on a calm machine, and whoever was adopted is the same process still.
    await counting(counter)
    const goesOn = await ground.job(left.id)
    if (goesOn.attempts.length === left.attempts.length) {
      expect(pidOf(goesOn)).toBe(pidOf(left))
      expect(livesStill(pidOf(goesOn))).toBe(true)
    }
  }
  counter.enough()
  const ended = await ground.reaches(left.id, 'succeeded', 'failed', 'cancelled')
  const wished = left.cancelRequestedAt === undefined ? ['succeeded'] : ['cancelled', 'succeeded']
  expect(wished).toContain(ended.state)
  expect(counter.starts()).toBeLessThanOrEqual(ended.attempts.length)
  if (ended.attempts.length === 1 && counter.starts() === 1)
    expectWholeLog(await ground.logOf(left.id), seenBefore)
}

/** Every line in order and whole, and none lost that was there before the kill. */
function expectWholeLog(log: string, atLeast: number): void {
  const lines = log.split('\n').filter((line) => line.startsWith('line '))
  expect(lines).toEqual(lines.map((_line, at) => `line ${at + 1}`))
  expect(lines.length).toBeGreaterThanOrEqual(atLeast)
}

describe('an engine that is killed anywhere', () => {
  it(
    `loses nothing in ${rounds.length} rounds`,
    async () => {
      for (const [turn, at] of rounds.entries()) {
        const round = roundOf(chance.fork(at))
        try {
          await pickUp(round, await playToDeath(round, turn))
        } catch (error) {
          const story = ground.engineLog().split('\n').slice(-40).join('\n')
          throw new Error(`round ${at} ${JSON.stringify(round)}\n${story}`, { cause: error })
        }
      }
      await expectOneOutcomeEach()
      expect(diedAtTheirStep).toBeGreaterThan(rounds.length / 4)
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
    const counter = counterNamed('unborn')
    // When this file is written, the job waits in its container for the word to begin.
    await engine.dieAt({ at: 'file', name: 'attempt.json', step: 1 })
    const [job] = await ground.submit(counter.input)
    await engine.ended
    await pickUp(
      { container, moment: 'start', death: { at: 'act', step: 1 }, latestMs: 0 },
      { counter, accepted: true },
    )
    expect(job?.name).toBe('unborn')
    expect(counter.starts()).toBe(1)
  },
)

it.each<Container>(['cgroup', 'groups'])(
  'a job whose start was not written down any more is adopted with its pid, in %s',
  async (container) => {
    const env = { LULL_CONTAINER: container }
    const engine = await ground.start({ env })
    const counter = counterNamed('unwritten')
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
    const counter = counterNamed('lost')
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
    const counter = counterNamed('lost')
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
