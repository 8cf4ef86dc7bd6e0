import { rm } from 'node:fs/promises'
import type { Settings } from '../../shared/model'
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

/** Once a day, and now: deletes ended jobs with their logs and outputs, and history, past their time. */
export function keepHouse(parts: HouseParts): { stop(): void } {
  const tidy = () => {
    prune(parts).catch((error: unknown) => parts.log.error('deleting old jobs failed', { error }))
  }
  tidy()
  const timer = setInterval(tidy, dayMs)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

async function prune({ store, folders, settings, clock, log }: HouseParts): Promise<void> {
  const olderThan = new Date(clock().wallMs - settings().jobs.historyDays * dayMs).toISOString()
  const gone = store.prune(olderThan)
  store.history.prune(olderThan)
  for (const id of gone) await rm(folders.ofJob(id), { recursive: true, force: true })
  if (gone.length > 0) log.info('deleted old jobs', { jobs: gone.length, olderThan })
}
