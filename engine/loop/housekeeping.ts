import { readdir, rm, stat } from 'node:fs/promises'
import type { JobId, Settings } from '../../shared/model'
import type { Now } from '../../core/clock'
import type { Log } from '../instance'
import type { RunFolders } from '../intake'
import type { Store } from '../store'

const dayMs = 86_400_000

export interface HouseParts {
  readonly store: Store
  readonly folders: RunFolders
  readonly settings: () => Settings
  readonly clock: () => Now
  readonly log: Log
}

/** A submission writes its folder a moment before its job is stored: younger ones are left alone. */
const sweepAfterMs = 3_600_000

/** Once a day, and now: deletes ended jobs with their logs and outputs, and history, past their time. */
export function keepHouse(parts: HouseParts): { stop(): void } {
  const tidy = () => {
    prune(parts).catch((error: unknown) => parts.log.error('deleting old jobs failed', { error }))
  }
  tidy()
  sweep(parts).catch((error: unknown) => parts.log.error('sweeping folders failed', { error }))
  const timer = setInterval(tidy, dayMs)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

async function prune({ store, folders, settings, clock, log }: HouseParts): Promise<void> {
  const olderThan = new Date(clock().wallMs - settings().jobs.historyDays * dayMs).toISOString()
  const gone = store.prune(olderThan)
  store.history.prune(olderThan)
  // A power cut must not bring a job back whose logs and outputs are gone.
  await store.onDisk()
  for (const id of gone) await rm(folders.ofJob(id), { recursive: true, force: true })
  if (gone.length > 0) log.info('deleted old jobs', { jobs: gone.length, olderThan })
}

/** Folders that no job answers for: a crash came between a folder and its job, one way or the other. */
async function sweep({ store, folders, clock, log }: HouseParts): Promise<void> {
  await store.onDisk() // a power cut could bring back a job that was just deleted
  // Not there before the first job; and what cannot be listed now is swept another time.
  for (const name of await readdir(folders.root).catch(() => [])) {
    const job = name as JobId
    if (store.get(job)) continue
    // Gone between the listing and this look: then there is nothing to sweep.
    const found = await stat(folders.ofJob(job)).catch(() => undefined)
    if (!found?.isDirectory() || clock().wallMs - found.mtimeMs < sweepAfterMs) continue
    await rm(folders.ofJob(job), { recursive: true, force: true })
    log.info('deleted a folder without a job', { job })
  }
}
