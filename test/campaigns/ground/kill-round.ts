import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Job, JobFileInput } from '../../../shared/model'
import { eventually } from '../../platform/eventually'
import type { Container } from '../../platform/holding'
import type { Death } from '../programs/death'
import { type Counter, counting, makeCounter } from './counter'
import { type EngineHome, patienceMs } from './engine-home'
import type { EngineProcess, Runner } from './engine-process'
import { livesStill, relicsOf } from './relics'

/** What happens while the engine is killed. `next`: a job starts in a series, under the launcher of the ones before it. */
export const moments = [
  'start',
  'next',
  'freeze',
  'thaw',
  'finish',
  'cancel',
  'handOver',
  'adopt',
  'rest',
] as const
export type Moment = (typeof moments)[number]

export interface Round {
  readonly moment: Moment
  readonly container: Container
  readonly death: Death
  /** When it is killed from outside if it did not get to that step; `null`: when the moment is over. */
  readonly latestMs: number | null
  /** What runs the engine that dies, instead of Node alone. The app dies in a hand-over as the one that takes. */
  readonly by?: Runner
}

export interface Played {
  readonly counter: Counter
  /** Whether the engine said that it accepted the job. */
  readonly accepted: boolean
  /** Whether it died at the step that was chosen for it, and was not killed from outside. */
  readonly diedAtItsStep: boolean
}

/** Plays one round in this home to the death of its engine. `name` is the job's, and nobody else's there. */
export async function playToDeath(ground: EngineHome, round: Round, name: string): Promise<Played> {
  const env = { LULL_CONTAINER: round.container }
  const takes = round.moment === 'handOver' && round.by !== undefined
  const engine = await ground.start({ env, by: takes ? undefined : round.by })
  const counter = makeCounter(ground.folder, name)
  if (round.moment === 'start' || round.moment === 'next') {
    await engine.dieAt(round.death)
    const answered = ground.submit(...(round.moment === 'next' ? seriesOf(counter) : [counter.input])).then(
      () => true,
      () => false, // it died before it answered: whether it accepted is open
    )
    const diedAtItsStep = await dieBy(ground, engine, round, counter)
    return { counter, accepted: await answered, diedAtItsStep }
  }
  await ground.submit(round.moment === 'finish' ? withOutput(counter) : counter.input)
  await counting(counter)
  if (round.moment === 'thaw') {
    ground.situation({ idleSeconds: 1 })
    await ground.reaches(counter.name, 'frozen')
  }
  if (round.moment === 'adopt' || takes) {
    if (!takes) await engine.end('SIGKILL')
    const next = await ground.start({ env, by: round.by, death: round.death })
    const diedAtItsStep = await dieBy(ground, next, round, counter)
    await engine.end('SIGKILL') // it is there still if nobody came to take over
    return { counter, accepted: true, diedAtItsStep }
  }
  await engine.dieAt(round.death)
  const next = await provoke(ground, round, counter, env)
  const diedAtItsStep = await dieBy(ground, engine, round, counter)
  await next?.end('SIGKILL')
  return { counter, accepted: true, diedAtItsStep }
}

/** Its end takes longer: what it made is copied between two writes. */
function withOutput({ name, input }: Counter): JobFileInput {
  return { ...input, outputs: [`${name}.seen`] }
}

/** Two short jobs, one after the other, and then the counter. */
function seriesOf({ name, input }: Counter): readonly JobFileInput[] {
  const first = { name: `${name}-first`, command: ['true'] }
  const second = { name: `${name}-second`, command: ['true'], when: { after: [first.name] } }
  return [first, second, { ...input, when: { after: [second.name] } }]
}

/** Resolves with the app that takes over, at a hand-over. */
async function provoke(
  ground: EngineHome,
  { moment }: Round,
  counter: Counter,
  env: Readonly<Record<string, string>>,
): Promise<EngineProcess | undefined> {
  if (moment === 'freeze') ground.situation({ idleSeconds: 1 })
  if (moment === 'thaw') ground.situation({})
  if (moment === 'finish') counter.enough()
  // It may die before it answers.
  if (moment === 'cancel') ground.post(`/jobs/${counter.name}/cancel`).catch(() => undefined)
  return moment === 'handOver' ? ground.start({ host: 'app', env }) : undefined
}

/** Lets the engine die at its step, or else kills it. Resolves with whether it died of itself. */
async function dieBy(
  ground: EngineHome,
  engine: EngineProcess,
  round: Round,
  counter: Counter,
): Promise<boolean> {
  const { latestMs } = round
  await Promise.race([
    engine.ended,
    latestMs === null ? isOver(ground, engine, round, counter) : wait(latestMs),
  ])
  const signal = engine.hasEnded() ? await engine.ended : null
  await engine.end('SIGKILL')
  return signal === 'SIGKILL'
}

/** The state that shows somebody outside that the moment is over; a hand-over ends the engine that gives. */
const stateAfter: Readonly<Partial<Record<Moment, Job['state']>>> = {
  start: 'running',
  next: 'running',
  freeze: 'frozen',
  thaw: 'running',
  finish: 'succeeded',
  cancel: 'cancelled',
  adopt: 'running',
}

async function isOver(
  ground: EngineHome,
  engine: EngineProcess,
  { moment, by }: Round,
  { name, seen }: Counter,
): Promise<void> {
  const before = seen()
  const hasTaken = () => by !== undefined && moment === 'handOver' && seen() > before
  const isThere = () =>
    ground.job(name).then(
      ({ state }) => hasTaken() || state === stateAfter[moment],
      () => false, // it may die before it answers, and not know the job yet
    )
  const over = async () => engine.hasEnded() || (await isThere()) || undefined
  await eventually(`${moment} is over`, over, patienceMs)
}

/** What the dead engine left, and what the next one makes of it. */
export async function pickUp(
  ground: EngineHome,
  container: Container,
  { counter, accepted }: Pick<Played, 'counter' | 'accepted'>,
): Promise<void> {
  ground.situation({})
  const storyBefore = ground.engineLog()
  const seenBefore = counter.seen()
  const engine = await ground.start({ env: { LULL_CONTAINER: container } })
  expect(ground.engineLog().startsWith(storyBefore)).toBe(true)
  const { jobs } = await ground.get<{ jobs: Job[] }>('/jobs?limit=1000')
  const known = jobs.filter(({ name }) => name === counter.name)
  expect(known.length).toBeLessThanOrEqual(1)
  expect(known.length).toBeGreaterThanOrEqual(accepted ? 1 : 0)
  for (const job of known) await bringHome(ground, job, counter, seenBefore)
  await engine.end('SIGTERM')
  await expectNobodyLeft(ground)
}

async function expectNobodyLeft({ folder }: EngineHome): Promise<void> {
  const nobody = () => relicsOf(folder).length === 0 || undefined
  await eventually('no live orphan', nobody, 10_000).catch((error: unknown) => {
    throw new Error(`${String(error)}: ${relicsOf(folder).map(describeProcess).join('; ')}`, { cause: error })
  })
}

function describeProcess(pid: number): string {
  return `${pid} ${readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ')}`
}

/** Lets the job end, and holds its end against what was seen of it before the kill. */
async function bringHome(ground: EngineHome, left: Job, counter: Counter, seenBefore: number): Promise<void> {
  const alive = left.state === 'running' || left.state === 'frozen'
  if (alive && left.cancelRequestedAt === undefined && !counter.isEnough()) {
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
  if (counter.starts() > 0) expectWholeLogs(ground, ended, seenBefore)
}

const pidOf = (job: Job) => job.attempts.at(-1)?.pid ?? 0

/** In the log of each attempt every line is in order and whole, and none is lost that was there before the kill. */
function expectWholeLogs({ home }: EngineHome, { id, attempts }: Job, atLeast: number): void {
  const lengths = attempts.map(({ number }) => {
    const file = path.join(home.runsFolder, id, String(number), 'stdout')
    const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
    const lines = text.split('\n').filter((line) => line.startsWith('line '))
    expect(lines).toEqual(lines.map((_line, at) => `line ${at + 1}`))
    return lines.length
  })
  expect(Math.max(...lengths)).toBeGreaterThanOrEqual(atLeast)
}
