import { join } from 'node:path'
import { attemptToResume, type JobRecord } from '../../core/jobs'
import type { AttemptKey, AttemptOrder } from '../executors/executor'
import { loadEnvironment } from './environment'
import type { RunFolders } from './run-folders'

/** All that the executor needs for this attempt, gathered from the job and its private files. */
export function attemptOrder(job: JobRecord, key: AttemptKey, folders: RunFolders): AttemptOrder {
  const attempt = job.attempts.find(({ number }) => number === key.number)
  const earlier = attemptToResume(job)
  const { checkpoint } = job.spec
  return {
    key,
    command: job.command,
    workdir: job.spec.workdir,
    env: loadEnvironment(folders, job.id),
    folder: folders.ofAttempt(key),
    gpus: attempt?.gpus ?? [],
    ...(earlier && {
      resumeFrom: join(folders.ofAttempt({ job: job.id, number: earlier.number }), 'outputs'),
    }),
    ...(checkpoint && { checkpointSignal: checkpoint.signal }),
    ...(checkpoint?.everySeconds !== undefined && { checkpointEverySeconds: checkpoint.everySeconds }),
  }
}
