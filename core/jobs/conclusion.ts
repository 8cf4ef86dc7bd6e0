import type { Attempt, AttemptError, AttemptErrorCode, Outcome } from '../../shared/model'
import type { Now } from '../clock'
import { timestamp } from '../clock'
import { changeAttempt, currentAttempt, triesUsed } from './attempts'
import { nextTryAt } from './backoff'
import type { JobRecord } from './record'
import { attemptErrors } from './attempt-errors'

/** How an attempt ended. */
export type Verdict =
  | { readonly state: 'succeeded' }
  | { readonly state: 'cancelled' }
  | { readonly state: 'preempted' }
  | { readonly state: 'failed'; readonly error: AttemptError }

/** What a shell would return for a command that could not be run. */
const shellExitCodes: Partial<Record<AttemptErrorCode, number>> = { commandNotFound: 127, notExecutable: 126 }

/**
 * An ordered stop decides how the end is read, whatever the job made of it: a job that ends with 0 at SIGTERM was
 * cancelled, not done. Without one, the attempt's own end (`otherwise`) counts.
 */
export function verdictOf(job: JobRecord, otherwise: Verdict): Verdict {
  switch (job.stopping) {
    case null:
      return otherwise
    case 'cancel':
      return { state: 'cancelled' }
    case 'preempt':
      return { state: 'preempted' }
    case 'timeout':
      return { state: 'failed', error: attemptErrors.timeout(job.spec.timeoutSeconds) }
  }
}

/** What came of looking for outputs. */
interface Found {
  readonly missing: readonly string[]
  readonly problem?: string
}

/** How an attempt that ended by itself went, by its signal, its exit code and its outputs. */
export function ownVerdict(attempt: Attempt | undefined, { missing, problem }: Found): Verdict {
  if (attempt?.signal !== undefined) return { state: 'failed', error: attemptErrors.signal(attempt.signal) }
  if (attempt?.exitCode !== 0) return { state: 'failed', error: attemptErrors.exitCode(attempt?.exitCode) }
  if (problem !== undefined) return { state: 'failed', error: attemptErrors.outputUnkept(problem) }
  if (missing.length > 0) return { state: 'failed', error: attemptErrors.outputMissing(missing) }
  return { state: 'succeeded' }
}

/** Ends the current attempt with this verdict: the job gets its outcome or is queued for its next attempt. */
export function conclude(job: JobRecord, verdict: Verdict, now: Now): JobRecord {
  const ended = endAttempt(job, verdict, now)
  if (verdict.state === 'preempted') return queueAgain(ended, undefined, now)
  if (verdict.state !== 'failed') return settle(ended, verdict.state, undefined, now)
  if (deservesRetry(ended, verdict.error)) return queueAgain(ended, nextTryAt(ended, now), now)
  return settle(ended, 'failed', verdict.error, now)
}

/** Gives the job its one outcome, without an attempt having to end. */
export function settle(
  job: JobRecord,
  outcome: Outcome,
  error: AttemptError | undefined,
  now: Now,
): JobRecord {
  const exitCode = currentAttempt(job)?.exitCode
  return {
    ...withoutStop(job),
    state: outcome,
    endedAt: timestamp(now),
    ...(exitCode === undefined ? {} : { exitCode }),
    ...(error === undefined ? {} : { error }),
  }
}

function endAttempt(job: JobRecord, verdict: Verdict, now: Now): JobRecord {
  const error = verdict.state === 'failed' ? verdict.error : undefined
  const exitCode = currentAttempt(job)?.exitCode ?? (error && shellExitCodes[error.code])
  return changeAttempt(job, {
    state: verdict.state,
    endedAt: currentAttempt(job)?.endedAt ?? timestamp(now),
    ...(exitCode === undefined ? {} : { exitCode }),
    ...(error === undefined ? {} : { error }),
  })
}

function deservesRetry(job: JobRecord, error: AttemptError): boolean {
  return job.spec.retry.on.includes(error.code) && triesUsed(job) < job.spec.retry.attempts
}

/** A job that somebody cancelled meanwhile is not tried again. */
function queueAgain(job: JobRecord, notBefore: string | undefined, now: Now): JobRecord {
  if (job.cancelRequestedAt !== undefined) return settle(job, 'cancelled', undefined, now)
  return { ...withoutStop(job), state: 'queued', ...(notBefore === undefined ? {} : { notBefore }) }
}

function withoutStop(job: JobRecord): JobRecord {
  return { ...job, clock: null, stopping: null }
}
