import type { JobId } from '../../shared/model'
import type { Log } from '../instance'

/** Work that must be done, in order for each job, however often it fails: a full disk costs time and nothing else. */
export interface Inbox {
  /** Does the work now, or after what waits for the same job. Never throws. */
  put(job: JobId, work: () => void): void
  /** Tries no more. */
  close(): void
}

const tryAgainMs = 1000

export function openInbox(log: Log): Inbox {
  const waiting = new Map<JobId, (() => void)[]>()
  let timer: NodeJS.Timeout | undefined

  function put(job: JobId, work: () => void): void {
    const queue = waiting.get(job)
    if (queue) return void queue.push(work)
    const left = [work]
    if (doAll(job, left)) return
    waiting.set(job, left)
    timer ??= setInterval(tryAgain, tryAgainMs)
  }

  function tryAgain(): void {
    for (const [job, queue] of waiting) if (doAll(job, queue)) waiting.delete(job)
    if (waiting.size === 0) close()
  }

  /** Whether nothing is left. What was done is taken off the queue, even if what comes after fails. */
  function doAll(job: JobId, queue: (() => void)[]): boolean {
    try {
      for (let work = queue[0]; work !== undefined; work = queue[0]) {
        work()
        queue.shift()
      }
      return true
    } catch (error) {
      log.error('news of a job cannot be kept yet', { job, error })
      return false
    }
  }

  function close(): void {
    clearInterval(timer)
    timer = undefined
  }

  return { put, close }
}
