import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { LullError, type JobId } from '../../shared/model'
import type { RunFolders } from './run-folders'

export type Environment = Readonly<Record<string, string>>

const StoredEnvironment = z.record(z.string(), z.string())

/**
 * Keeps the submitting shell's environment with the job, readable by its owner only. No door ever shows the values; they
 * go when the job goes.
 */
export function keepEnvironment(folders: RunFolders, job: JobId, environment: Environment): void {
  mkdirSync(folders.ofJob(job), { recursive: true, mode: 0o700 })
  writeFileSync(folders.environmentFile(job), JSON.stringify(environment), { mode: 0o600 })
}

/**
 * Gives a job that follows from another (a retry, the next firing of a series) the environment of its forerunner.
 * Synchronous, so that the follower never exists without it.
 */
export function inheritEnvironment(folders: RunFolders, from: JobId, to: JobId): void {
  mkdirSync(folders.ofJob(to), { recursive: true, mode: 0o700 })
  copyFileSync(folders.environmentFile(from), folders.environmentFile(to))
}

/** Throws LullError `storeUnusable` when the file was deleted or damaged. */
export async function loadEnvironment(folders: RunFolders, job: JobId): Promise<Environment> {
  try {
    return StoredEnvironment.parse(JSON.parse(await readFile(folders.environmentFile(job), 'utf8')))
  } catch (cause) {
    throw new LullError('storeUnusable', 'The job’s kept environment cannot be read', {
      hint: 'Submit the job again from your shell.',
      cause,
    })
  }
}
