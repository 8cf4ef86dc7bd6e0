import type { Now } from '../clock'
import { changeAttempt, currentAttempt } from './attempts'
import type { AttemptClock, JobRecord } from './record'

/** The moment a clock is read or set: monotonic seconds count only within one boot. */
export interface Moment {
  readonly now: Now
  readonly bootId: string
}

/**
 * Seconds since the current attempt last went on or froze. The monotonic clock stands still while the machine sleeps, so
 * sleep does not count; a moment of another boot says nothing, so it counts as none.
 */
function secondsOnClock(clock: AttemptClock | null, at: Moment): number {
  if (clock === null || clock.bootId !== at.bootId) return 0
  return Math.max(0, at.now.monotonicSeconds - clock.sinceMonotonicSeconds)
}

/** Seconds the current attempt has been running until now, frozen time left out; 0 before the first attempt. */
export function runSecondsAt(job: JobRecord, now: Now, bootId: string): number {
  const more = job.clock?.phase === 'running' ? secondsOnClock(job.clock, { now, bootId }) : 0
  return (currentAttempt(job)?.runSeconds ?? 0) + more
}

/** Seconds the current attempt has been frozen until now; 0 before the first attempt. */
export function frozenSecondsAt(job: JobRecord, now: Now, bootId: string): number {
  const more = job.clock?.phase === 'frozen' ? secondsOnClock(job.clock, { now, bootId }) : 0
  return (currentAttempt(job)?.frozenSeconds ?? 0) + more
}

/** Books the time on the clock to the current attempt, and sets the clock to its next phase or stops it (`null`). */
export function turnClock(job: JobRecord, at: Moment, next: AttemptClock['phase'] | null): JobRecord {
  const settled = changeAttempt(job, {
    runSeconds: runSecondsAt(job, at.now, at.bootId),
    frozenSeconds: frozenSecondsAt(job, at.now, at.bootId),
  })
  const clock =
    next === null ? null : { phase: next, sinceMonotonicSeconds: at.now.monotonicSeconds, bootId: at.bootId }
  return { ...settled, clock }
}
