import type { Now } from '../../core/clock'
import { isBeforeItsTime, type JobRecord } from '../../core/jobs'
import type { Settings } from '../../shared/model'

/** How soon to look again, and at what. */
export interface Rhythm {
  /** Seconds between looks at every sensor. */
  readonly fullSeconds: number
  /** Seconds between looks at input and power alone; `null` when nobody could be disturbed. */
  readonly inputSeconds: number | null
  /** A look for input that is older than this many seconds tells nothing of who is here now. */
  readonly inputLastsSeconds: number
}

/** While jobs wait, run or are frozen the machine is looked at this often, so that they lose no time. */
const attentiveSeconds = 1

/**
 * At rest the sensors are read seldom. With jobs at hand they are read every second, and while one runs that a person
 * could feel, input and power are looked for ten times a second.
 */
export function rhythmFor(jobs: readonly JobRecord[], sampling: Settings['sampling'], now: Now): Rhythm {
  // twice the beat: one that is a little late counts
  const inputLastsSeconds = 2 * sampling.inputEverySeconds
  const atHand = jobs.filter((job) => isAtHand(job, now))
  if (atHand.length === 0)
    return { fullSeconds: sampling.everySeconds, inputSeconds: null, inputLastsSeconds }
  const running = atHand.some(({ state }) => state === 'running' || state === 'starting')
  return {
    fullSeconds: Math.min(sampling.everySeconds, attentiveSeconds),
    inputSeconds: running ? sampling.inputEverySeconds : null,
    inputLastsSeconds,
  }
}

/** A job that waits for a later hour asks nothing of the sensors yet. */
function isAtHand(job: JobRecord, now: Now): boolean {
  return job.state !== 'queued' || !isBeforeItsTime(job, now)
}
