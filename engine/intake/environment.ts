import {
  closeSync,
  copyFileSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { z } from 'zod'
import { LullError, type JobId } from '../../shared/model'
import type { RunFolders } from './run-folders'

export type Environment = Readonly<Record<string, string>>

const StoredEnvironment = z.record(z.string(), z.string())

/** Keeps the environments of the jobs of one submission, which mostly share one. */
export interface EnvironmentKeeper {
  /** Keeps an environment with a job, readable by its owner only. No door ever shows the values; they go when the job goes. */
  keep(job: JobId, environment: Environment): void
  /** Resolves when all that was kept would outlive a power cut: only then may a job be called accepted. */
  settle(): Promise<void>
}

export function environmentKeeper(folders: RunFolders): EnvironmentKeeper {
  /** By their text, the first file that holds it. */
  const files = new Map<string, string>()
  return {
    keep: (job, environment) => {
      const text = JSON.stringify(environment)
      const file = folders.environmentFile(job)
      const same = files.get(text)
      mkdirSync(folders.ofJob(job), { recursive: true, mode: 0o700 })
      if (same !== undefined && isLinked(same, file)) return
      writeFileSync(file, text, { mode: 0o600 })
      files.set(text, file)
    },
    settle: async () => {
      await Promise.all([...files.values()].map(syncToDisk))
    },
  }
}

/**
 * Gives a job that follows from another (a retry, the next firing of a series) the environment of its forerunner.
 * Synchronous, so that the follower never exists without it.
 */
export function inheritEnvironment(folders: RunFolders, from: JobId, to: JobId): void {
  const file = folders.environmentFile(to)
  mkdirSync(folders.ofJob(to), { recursive: true, mode: 0o700 })
  if (!isLinked(folders.environmentFile(from), file)) copyFileSync(folders.environmentFile(from), file)
  const opened = openSync(file, 'r+')
  fsyncSync(opened)
  closeSync(opened)
}

/** Gives a file a second name. `false` where the file system has no such names, or has given this file all that it can. */
function isLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (withoutLinks.includes((error as NodeJS.ErrnoException).code ?? '')) return false
    throw error
  }
}

const withoutLinks: readonly string[] = ['EMLINK', 'EPERM', 'ENOTSUP', 'ENOSYS', 'EINVAL', 'EISDIR']

/** With the file its names go to the disk: a link changes the file that it names. */
async function syncToDisk(file: string): Promise<void> {
  const opened = await open(file, 'r+')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}

/** Read at once: through Node's threads it takes longer. Throws LullError `storeUnusable` when the file was deleted or damaged. */
export function loadEnvironment(folders: RunFolders, job: JobId): Environment {
  try {
    return StoredEnvironment.parse(JSON.parse(readFileSync(folders.environmentFile(job), 'utf8')))
  } catch (cause) {
    throw new LullError('storeUnusable', 'The job’s kept environment cannot be read', {
      hint: 'Submit the job again from your shell.',
      cause,
    })
  }
}
