import type { Now } from '../../core/clock'
import type { JobBook } from './job-book'
import { currentKey } from './orders'

/**
 * Writes down that what ran is frozen: the executor has let go of it, and from now on nobody tells. Without this the time
 * until the next engine would count as running.
 */
export function noteFrozen(
  book: JobBook,
  { clock, bootId }: { readonly clock: () => Now; readonly bootId: string },
): void {
  for (const job of book.active()) {
    const key = currentKey(job)
    if (key && job.state === 'running')
      book.apply(job.id, { type: 'froze', epoch: key.epoch, now: clock(), bootId })
  }
}
