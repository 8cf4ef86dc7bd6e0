import type { Executor } from '../executors/executor'
import type { RunFolders } from '../intake'
import type { JobBook } from './job-book'
import type { NewsDesk } from './news'
import { currentKey, type Orders } from './orders'

export interface ReconcileParts {
  readonly book: JobBook
  readonly executor: Executor
  readonly folders: RunFolders
  readonly desk: NewsDesk
  readonly orders: Orders
  readonly graceSeconds: number
}

/**
 * After a restart: the executor takes over or settles every attempt that an earlier engine had in hand; collections and
 * stops that were cut short are done again. What the book says was written before the act, so nothing needs guessing.
 */
export async function reconcile(parts: ReconcileParts): Promise<void> {
  const { book, executor, folders, desk } = parts
  const inHand = book.active().filter(({ state }) => state !== 'queued')
  for (const job of inHand.filter(({ state }) => state === 'finishing')) desk.finish(job)
  const held = inHand
    .filter(({ state }) => state !== 'finishing')
    .flatMap((job) => currentKey(job) ?? [])
    .map((key) => ({ key, folder: folders.ofAttempt(key) }))
  await executor.adopt(held)
  goOnStopping(parts)
}

/** The planner orders a stop once; one that died with its engine is ordered again here. */
function goOnStopping({ book, orders, graceSeconds }: ReconcileParts): void {
  for (const { id, state, stopping } of book.active()) {
    const held = state === 'starting' || state === 'running' || state === 'frozen'
    if (held && stopping) orders.carryOut({ type: 'stop', job: id, cause: stopping, graceSeconds })
  }
}
