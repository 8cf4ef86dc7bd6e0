import { isOutcome, type JobId, type JobState } from '../../shared/model'
import { nextFiring, transition, type JobEvent, type JobRecord } from '../../core/jobs'
import type { Log } from '../instance'
import type { Store } from '../store'

/** The jobs without an outcome, in memory and on disk alike. Every change goes through `transition` and is kept first. */
export interface JobBook {
  active(): readonly JobRecord[]
  get(id: JobId): JobRecord | undefined
  accept(jobs: readonly JobRecord[]): void
  /**
   * Lets events happen, one after the other, and keeps them together. Returns the job after them, or `undefined` when one
   * was impossible or stale: then none happens (and that is logged).
   */
  apply(id: JobId, ...events: readonly [JobEvent, ...JobEvent[]]): JobRecord | undefined
  onChange(listener: (job: JobRecord) => void): void
}

export interface JobBookParts {
  readonly store: Store
  readonly log: Log
  readonly newId: () => JobId
  /** Called before a job that follows from another is stored: hands its private files down. */
  readonly handDown: (from: JobId, to: JobId) => void
}

interface Step {
  readonly event: JobEvent
  readonly from: JobState
  readonly job: JobRecord
}

export function openJobBook({ store, log, newId, handDown }: JobBookParts): JobBook {
  const active = new Map<JobId, JobRecord>(store.active().map((job) => [job.id, job]))
  const listeners: ((job: JobRecord) => void)[] = []

  function remember(job: JobRecord): void {
    if (isOutcome(job.state)) active.delete(job.id)
    else active.set(job.id, job)
    for (const listener of listeners) listener(job)
  }

  function accept(jobs: readonly JobRecord[]): void {
    store.accept(jobs)
    for (const job of jobs) log.info('accepted', { job: job.id, name: job.name, series: job.seriesId })
    jobs.forEach(remember)
  }

  /** A follower whose private files are gone is made all the same: its launch says what is missing. */
  function handDownTo(following: JobRecord, from: JobId): void {
    try {
      handDown(from, following.id)
    } catch (error) {
      log.error('the next of a series cannot inherit its environment', { job: following.id, from, error })
    }
  }

  /** What each event makes of the job, but for what is known already: news come at least once. `undefined`: one cannot be. */
  function follow(job: JobRecord, [event, ...later]: readonly JobEvent[]): readonly Step[] | undefined {
    if (event === undefined) return []
    const result = transition(job, event)
    if (!result.ok) {
      log.warn(result.error.message, { job: job.id, event: event.type, state: job.state })
      return undefined
    }
    const rest = follow(result.job, later)
    return result.job === job ? rest : rest && [{ event, from: job.state, job: result.job }, ...rest]
  }

  /** The next firing of a series is stored together with the outcome that calls for it, or a crash between would end it. */
  function keep({ job, event }: Step, steps: readonly Step[]): void {
    const following = isOutcome(job.state) ? nextFiring(job, event.now, newId) : null
    if (following) handDownTo(following, job.id)
    store.save(
      job,
      steps.map((step) => step.event),
      following ? [following] : [],
    )
    for (const step of steps) {
      log.info('job event', { job: job.id, event: step.event.type, from: step.from, to: step.job.state })
    }
    remember(job)
    if (following) remember(following)
  }

  function apply(id: JobId, ...events: readonly [JobEvent, ...JobEvent[]]): JobRecord | undefined {
    const before = active.get(id)
    if (!before) {
      log.warn('news of a job that has its outcome', { job: id, event: events[0].type })
      return undefined
    }
    const steps = follow(before, events)
    const last = steps?.at(-1)
    if (steps && last) keep(last, steps)
    return steps && (last?.job ?? before)
  }

  return {
    active: () => [...active.values()],
    get: (id) => active.get(id) ?? store.get(id),
    accept,
    apply,
    onChange: (listener) => listeners.push(listener),
  }
}
