import { formatSeconds } from '../shared/model/units'
import { replaceFile } from './replace-file'

const everyMs = 500
/** A longer step than this was not worked through: the process stood still, or the machine slept. */
const longestStepMs = 2000

/** Tells how far a run is and how long it still takes, at most twice a second. */
export interface ProgressReport {
  /** The run has come this far, 0 to 1, at a monotonic time. */
  reached(progress: number, nowMs: number): void
}

export function createProgressReport(
  file: string | undefined,
  begunAt: number,
  nowMs: number,
): ProgressReport {
  let [lastSeen, lastWritten, workedMs] = [nowMs, Number.NEGATIVE_INFINITY, 0]
  return {
    reached(progress, now) {
      workedMs += Math.min(longestStepMs, now - lastSeen)
      lastSeen = now
      if (file === undefined || (now - lastWritten < everyMs && progress < 1)) return
      lastWritten = now
      const message = messageOf(progress, progress - begunAt, workedMs / 1000)
      replaceFile(file, JSON.stringify({ percent: Math.floor(1000 * progress) / 10, ...message }))
    },
  }
}

/** How long the rest takes at the pace since this attempt began; before it has come anywhere, nobody knows. */
function messageOf(progress: number, gained: number, workedSeconds: number): { readonly message?: string } {
  if (progress >= 1) return { message: 'writing results' }
  if (gained <= 0) return {}
  const left = (workedSeconds * (1 - progress)) / gained
  return { message: `about ${formatSeconds(Math.max(1, left))} left` }
}
