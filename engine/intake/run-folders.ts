import { join } from 'node:path'
import type { JobId } from '../../shared/model'
import type { AttemptKey } from '../executors/executor'

/** Where a job's files lie: `runs/JOB/environment.json` and `runs/JOB/ATTEMPT/{stdout,stderr,outputs/}`. */
export interface RunFolders {
  readonly root: string
  ofJob(job: JobId): string
  ofAttempt(key: Pick<AttemptKey, 'job' | 'number'>): string
  environmentFile(job: JobId): string
}

export function runFolders(runsFolder: string): RunFolders {
  const ofJob = (job: JobId) => join(runsFolder, job)
  return {
    root: runsFolder,
    ofJob,
    ofAttempt: ({ job, number }) => join(ofJob(job), String(number)),
    environmentFile: (job) => join(ofJob(job), 'environment.json'),
  }
}
