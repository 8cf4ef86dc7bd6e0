import type { Attempt, JobSpec } from '../../shared/model'
import type { JobRecord } from './record'

/** The newest attempt, whether it is under way or over. */
export function currentAttempt(job: JobRecord): Attempt | undefined {
  return job.attempts.at(-1)
}

/** The job with these things changed in its newest attempt; a job without one stays as it is. */
export function changeAttempt(job: JobRecord, changes: Partial<Attempt>): JobRecord {
  const attempt = currentAttempt(job)
  if (attempt === undefined) return job
  return { ...job, attempts: [...job.attempts.slice(0, -1), { ...attempt, ...changes }] }
}

/** The job with these notes added to its newest attempt, each one once. */
export function addNotes(job: JobRecord, notes: readonly string[]): JobRecord {
  const known = currentAttempt(job)?.notes ?? []
  const fresh = notes.filter((note) => !known.includes(note))
  return fresh.length === 0 ? job : changeAttempt(job, { notes: [...known, ...fresh] })
}

/** How many of the tries that `retry.attempts` allows are used up: being preempted is not the job's fault. */
export function triesUsed(job: JobRecord): number {
  return job.attempts.filter((attempt) => attempt.state !== 'preempted').length
}

/**
 * The earlier attempt whose checkpoint the newest one goes on from: the last that was preempted, or for a job with a
 * checkpoint of its own the last that ran at all. `undefined` when it begins at the beginning.
 */
export function attemptToResume(job: JobRecord): Attempt | undefined {
  return job.attempts
    .slice(0, -1)
    .findLast(
      (attempt) =>
        attempt.state === 'preempted' || (job.spec.checkpoint !== undefined && attempt.runSeconds > 0),
    )
}

/** The signal that asks this job for a checkpoint when it is preempted. */
export function checkpointSignal(spec: JobSpec): string {
  return spec.checkpoint?.signal ?? 'SIGUSR1'
}
