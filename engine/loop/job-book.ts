import { isOutcome, type JobId } from '../../shared/model'
import { nextFiring, transition, type JobEvent, type JobRecord } from '../../core/jobs'
import type { Log } from '../instance'
import type { Store } from '../store'

/** The jobs without an outcome, in memory and on disk alike. Every change goes through `transition` and is durable first. */
export interface JobBook {
  active(): readonly JobRecord[]
  get(id: JobId): JobRecord | undefined
  accept(jobs: readonly JobRecord[]): void
  /** Lets an event happen. Returns the job after it, or `undefined` when it was impossible or stale (and logs that). */
  apply(id: JobId, event: JobEvent): JobRecord | undefined
  onChange(listener: (job: JobRecord) => void): void
}

export interface JobBookParts {
  readonly store: Store
  readonly log: Log
  readonly newId: () => JobId
  /** Called before a job that follows from another is stored: hands its private files down. */
  readonly handDown: (from: JobId, to: JobId) => void
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

  function apply(id: JobId, event: JobEvent): JobRecord | undefined {
    const before = active.get(id)
    if (!before) {
      log.warn('news of a job that has its outcome', { job: id, event: event.type })
      return undefined
    }
    const result = transition(before, event)
    if (!result.ok) {
      log.warn(result.error.message, { job: id, event: event.type, state: before.state })
      return undefined
    }
    // News come at least once: what is known already is not written again.
    if (result.job === before) return before
    // The next firing of a series is stored together with the outcome that calls for it, or a crash between would end it.
    const following = isOutcome(result.job.state) ? nextFiring(result.job, event.now, newId()) : null
    if (following) handDownTo(following, id)
    store.save(result.job, event, following ? [following] : [])
    log.info('job event', { job: id, event: event.type, from: before.state, to: result.job.state })
    remember(result.job)
    if (following) remember(following)
    return result.job
  }

  return {
    active: () => [...active.values()],
    get: (id) => active.get(id) ?? store.get(id),
    accept,
    apply,
    onChange: (listener) => listeners.push(listener),
  }
}
