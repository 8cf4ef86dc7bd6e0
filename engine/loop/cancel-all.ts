import { setTimeout as sleep } from 'node:timers/promises'
import type { Now } from '../../core/clock'
import type { JobBook } from './job-book'

/** A stop takes a job's grace at most; what has not ended by then is left frozen for the next engine. */
const longestWaitMs = 60_000

export interface CancelAllParts {
  readonly book: JobBook
  readonly clock: () => Now
  readonly bootId: string
  readonly replan: () => void
}

/** Ends every job that has been started, and resolves when each has its outcome. What waits in the queue stays there. */
export async function cancelAll({ book, clock, bootId, replan }: CancelAllParts): Promise<void> {
  const inHand = () => book.active().filter(({ state }) => state !== 'queued')
  for (const { id } of inHand()) book.apply(id, { type: 'cancelRequested', now: clock(), bootId })
  replan()
  const end = new AbortController()
  const allEnded = new Promise<void>((resolve) => {
    const look = () => {
      if (inHand().length === 0) resolve()
    }
    book.onChange(look)
    look()
  })
  await Promise.race([
    allEnded,
    // Aborted when all have ended: the wait is over either way.
    sleep(longestWaitMs, undefined, { signal: end.signal }).catch(() => undefined),
  ])
  end.abort()
}
