import { isOutcome } from '../../shared/model'
import type { JobRecord } from '../../core/jobs'
import type { JobBook } from '../loop'
import type { Store } from '../store'

/** The last jobs that ended, newest first. Asked for at every look while somebody watches, read only when one has ended. */
export function createRecent(store: Store, book: JobBook, limit: number): () => readonly JobRecord[] {
  let known: readonly JobRecord[] | undefined
  book.onChange(({ state }) => {
    if (isOutcome(state)) known = undefined
  })
  return () => (known ??= store.recent(limit))
}
