import type { Executor } from '../executors/executor'
import type { RunFolders } from '../intake'
import type { JobBook } from './job-book'
import type { NewsDesk } from './news'
import { currentKey } from './orders'

/**
 * After a restart: the executor takes over or settles every attempt that an earlier engine had in hand, and collections
 * that were cut short are done again. What the book says was written before the act, so nothing needs guessing.
 */
export async function reconcile(
  book: JobBook,
  executor: Executor,
  folders: RunFolders,
  desk: NewsDesk,
): Promise<void> {
  const inHand = book.active().filter(({ state }) => state !== 'queued')
  for (const job of inHand.filter(({ state }) => state === 'finishing')) desk.finish(job)
  const held = inHand
    .filter(({ state }) => state !== 'finishing')
    .flatMap((job) => currentKey(job) ?? [])
    .map((key) => ({ key, folder: folders.ofAttempt(key) }))
  await executor.adopt(held)
}
