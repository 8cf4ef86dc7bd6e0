import type { Job } from '../../shared/model'

/** Before this an estimate would jump about. */
const leastPercent = 2
const leastSeconds = 5

/**
 * Seconds of running that are left, from how far the job says it is and how long it took for that. Unknown in a later
 * attempt, which may have begun at a checkpoint, and at the very beginning.
 */
export function secondsLeft({ progressPercent, attempts }: Job): number | undefined {
  const [attempt, another] = attempts
  if (progressPercent === undefined || !attempt || another) return undefined
  const { runSeconds } = attempt
  if (progressPercent < leastPercent || runSeconds < leastSeconds) return undefined
  return (runSeconds * (100 - progressPercent)) / progressPercent
}
