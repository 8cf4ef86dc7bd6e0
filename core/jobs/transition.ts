import type { Attempt, JobSpec, JobState } from '../../shared/model'
import { isOutcome } from '../../shared/model'
import { deedStates } from '../../shared/model/job-deeds'
import { timestamp } from '../clock'
import { attemptErrors } from './attempt-errors'
import { addNotes, changeAttempt, currentAttempt } from './attempts'
import { conclude, ownVerdict, settle, type Verdict, verdictOf } from './conclusion'
import type { JobEvent, JobEventType } from './event'
import type { JobRecord } from './record'
import { turnClock } from './stopwatch'

export interface TransitionError {
  /** `staleEpoch`: news of a hand-out that is over. `impossibleEvent`: it cannot happen to a job in this state. */
  readonly code: 'impossibleEvent' | 'staleEpoch'
  readonly message: string
}
export type TransitionResult =
  | { readonly ok: true; readonly job: JobRecord }
  | { readonly ok: false; readonly error: TransitionError }

type Event<Type extends JobEventType> = Extract<JobEvent, { type: Type }>

const held = ['starting', 'running', 'frozen'] as const
const active = ['queued', ...held, 'finishing'] as const

/**
 * In which states an event can happen. News come at least once, so what a job already knows may be said again. A lease
 * can freeze a job, and a job can end, before the news of its start has arrived.
 */
const possibleIn: Readonly<Record<JobEventType, readonly JobState[]>> = {
  startIntended: ['queued'],
  started: held,
  launchFailed: ['starting'],
  froze: held,
  thawed: ['running', 'frozen'],
  stopOrdered: held,
  exited: [...held, 'finishing'],
  collected: ['finishing'],
  placeLost: [...held, 'finishing'],
  cancelRequested: deedStates.cancel,
  dependencyFailed: ['queued'],
  deadlineMissed: active,
  wishedNow: deedStates.runNow,
  heldByHand: deedStates.hold,
  releasedByHand: deedStates.release,
  noted: [...held, 'finishing'],
}

/**
 * What a job becomes by an event. Pure and total: an event that cannot happen is an error value and changes nothing;
 * news that say what the record says already give the same record back.
 */
export function transition(job: JobRecord, event: JobEvent): TransitionResult {
  const error = objection(job, event)
  return error === null ? { ok: true, job: apply(job, event) } : { ok: false, error }
}

function objection(job: JobRecord, event: JobEvent): TransitionError | null {
  return epochObjection(job, event) ?? stateObjection(job, event) ?? stopObjection(job, event)
}

function epochObjection(job: JobRecord, event: JobEvent): TransitionError | null {
  if (!('epoch' in event)) return null
  const epoch = currentAttempt(job)?.epoch ?? 0
  const over = job.state === 'queued' || isOutcome(job.state)
  if (event.epoch > epoch) {
    return impossible(`${event.type} tells of epoch ${event.epoch}, but the newest is ${epoch}`)
  }
  if (event.epoch === epoch && !over) return null
  const message = `${event.type} tells of epoch ${event.epoch}, which is over (job ${job.id} is ${job.state})`
  return { code: 'staleEpoch', message }
}

function stateObjection(job: JobRecord, event: JobEvent): TransitionError | null {
  if (possibleIn[event.type].includes(job.state)) return null
  return impossible(`${event.type} cannot happen to job ${job.id}, which is ${job.state}`)
}

/** A stop that is under way can only become a cancellation: its end must be read in one way. */
function stopObjection(job: JobRecord, event: JobEvent): TransitionError | null {
  if (event.type !== 'stopOrdered' || job.stopping === null) return null
  if (event.cause === 'cancel' || event.cause === job.stopping) return null
  return impossible(
    `a stop (${event.cause}) was ordered for job ${job.id}, which stops already (${job.stopping})`,
  )
}

function impossible(message: string): TransitionError {
  return { code: 'impossibleEvent', message }
}

function apply(job: JobRecord, event: JobEvent): JobRecord {
  switch (event.type) {
    case 'startIntended':
      return intendStart(job, event)
    case 'started':
      return addNotes(goOn(job, event, { pid: event.pid }), event.notes)
    case 'launchFailed':
      return failLaunch(job, event)
    case 'froze':
      return freeze(job, event)
    case 'thawed':
      return job.state === 'running' ? job : goOn(job, event, {})
    case 'stopOrdered':
      return { ...job, stopping: event.cause }
    case 'exited':
      return exit(job, event)
    case 'collected':
      return collect(job, event)
    case 'placeLost':
      return losePlace(job, event)
    case 'cancelRequested':
      return requestCancel(job, event)
    case 'dependencyFailed':
      return settle(job, 'cancelled', attemptErrors.dependencyFailed(event.dependency), event.now)
    case 'deadlineMissed':
      return job.deadlineMissedAt === undefined ? { ...job, deadlineMissedAt: timestamp(event.now) } : job
    case 'wishedNow':
      return job.spec.now && !job.spec.held ? job : { ...job, spec: { ...withoutHold(job.spec), now: true } }
    case 'heldByHand':
      return job.spec.held ? job : { ...job, spec: { ...job.spec, held: true } }
    case 'releasedByHand':
      return job.spec.held ? { ...job, spec: withoutHold(job.spec) } : job
    case 'noted':
      return addNotes(job, [event.note])
  }
}

function withoutHold({ held: _held, ...spec }: JobSpec): JobSpec {
  return spec
}

function intendStart(job: JobRecord, event: Event<'startIntended'>): JobRecord {
  const attempt: Attempt = {
    number: job.attempts.length + 1,
    epoch: (currentAttempt(job)?.epoch ?? 0) + 1,
    place: event.place,
    state: 'starting',
    intendedAt: timestamp(event.now),
    runSeconds: 0,
    frozenSeconds: 0,
    throttledSeconds: 0,
    gpus: [...event.gpus],
    notes: [],
  }
  const { notBefore: _due, ...due } = job
  return { ...due, state: 'starting', attempts: [...job.attempts, attempt] }
}

function goOn(job: JobRecord, event: Event<'started' | 'thawed'>, changes: Partial<Attempt>): JobRecord {
  const known = changeAttempt(job, changes)
  if (job.state === 'running') return known
  const running = turnClock(known, event, 'running')
  return { ...changeAttempt(running, { state: 'running', ...firstStart(job, event) }), state: 'running' }
}

function freeze(job: JobRecord, event: Event<'froze'>): JobRecord {
  if (job.state === 'frozen') return job
  const frozen = turnClock(job, event, 'frozen')
  return { ...changeAttempt(frozen, { state: 'frozen', ...firstStart(job, event) }), state: 'frozen' }
}

/** When the attempt's first instruction ran, as far as the news tell. */
function firstStart(job: JobRecord, event: JobEvent): { readonly startedAt: string } {
  return { startedAt: currentAttempt(job)?.startedAt ?? timestamp(event.now) }
}

function failLaunch(job: JobRecord, event: Event<'launchFailed'>): JobRecord {
  return conclude(job, verdictOf(job, { state: 'failed', error: event.error }), event.now)
}

function exit(job: JobRecord, event: Event<'exited'>): JobRecord {
  if (job.state === 'finishing') return job
  const stopped = turnClock(job, event, null)
  const ended = changeAttempt(stopped, { ...event.end, state: 'finishing', endedAt: timestamp(event.now) })
  return { ...ended, state: 'finishing' }
}

function collect(job: JobRecord, event: Event<'collected'>): JobRecord {
  const noted = addNotes(job, escapeNotes(event.escapedPids))
  const verdict = verdictFor(noted, event)
  const concluded = withoutSecondCopy(noted, conclude(noted, verdict, event.now), event)
  return isOutcome(concluded.state) ? { ...concluded, outputFiles: [...event.outputFiles] } : concluded
}

/**
 * A job that was asked for a checkpoint and ended with 0 has saved its state, or had just finished by itself. To run it
 * again is the lesser harm, so only one that told 100 % counts as finished.
 */
function verdictFor(job: JobRecord, event: Event<'collected'>): Verdict {
  const own = ownVerdict(currentAttempt(job), event)
  const finished = own.state === 'succeeded' && event.progressPercent === 100
  return job.stopping === 'preempt' && finished ? own : verdictOf(job, own)
}

/** While processes of an attempt live that could not be ended, another try would be a second copy beside them. */
function withoutSecondCopy(job: JobRecord, concluded: JobRecord, event: Event<'collected'>): JobRecord {
  if (concluded.state !== 'queued' || event.escapedPids.length === 0) return concluded
  return conclude(job, { state: 'failed', error: attemptErrors.escaped(event.escapedPids) }, event.now)
}

function escapeNotes(pids: readonly number[]): readonly string[] {
  if (pids.length === 0) return []
  return [`Processes that got away from it and could not be ended: ${pids.join(', ')}`]
}

function losePlace(job: JobRecord, event: Event<'placeLost'>): JobRecord {
  const stopped = turnClock(job, event, null)
  const lost = { state: 'failed', error: attemptErrors.placeLost(event.message) } as const
  return conclude(stopped, verdictOf(job, lost), event.now)
}

function requestCancel(job: JobRecord, event: Event<'cancelRequested'>): JobRecord {
  if (job.cancelRequestedAt !== undefined) return job
  const requested = { ...job, cancelRequestedAt: timestamp(event.now) }
  return job.state === 'queued' ? settle(requested, 'cancelled', undefined, event.now) : requested
}
