import type { Job } from '../../shared/model'

/**
 * A job as the core and the store hold it: all of `Job` but what is derived at the moment of showing it (`reasons`,
 * progress, throttling).
 */
export type JobRecord = Omit<Job, 'reasons' | 'progressPercent' | 'progressMessage' | 'throttled'> & {
  /** Monotonic seconds and boot at which the current attempt last went on or froze: its clock. */
  readonly clock: AttemptClock | null
  /** Why a stop of the current attempt was ordered, if it was. Decides how its end is read. */
  readonly stopping: StopCause | null
}

/** Since when the current attempt has been running or frozen. Moments of another boot mean nothing. */
export interface AttemptClock {
  readonly phase: 'running' | 'frozen'
  readonly sinceMonotonicSeconds: number
  readonly bootId: string
}

/** `cancel`: the person's wish; `timeout`: it ran too long; `preempt`: stopped under a veto after its checkpoint. */
export type StopCause = 'cancel' | 'timeout' | 'preempt'
