import type { JobRecord } from '../jobs'

interface Ranked {
  readonly job: JobRecord
  readonly deadlineMs: number
  /** 0 for a job that has been started already: its work so far, and its memory, wait with it. */
  readonly fresh: 0 | 1
}

/**
 * The jobs in the order of their turns: the higher priority, then the sooner deadline, then what was started already,
 * then the older job (ids of one moment are ordered as well).
 */
export function rankJobs(jobs: readonly JobRecord[]): readonly JobRecord[] {
  return jobs
    .map(ranked)
    .toSorted(byTurn)
    .map(({ job }) => job)
}

/**
 * Whether a job would have its turn after another if none of the two had been started yet: a job that slipped past
 * another stays behind it.
 */
export function isBehind(job: JobRecord, other: JobRecord): boolean {
  return byTurn({ ...ranked(job), fresh: 0 }, { ...ranked(other), fresh: 0 }) > 0
}

function ranked(job: JobRecord): Ranked {
  const { deadline } = job.spec.when
  return {
    job,
    deadlineMs: deadline === undefined ? Infinity : Date.parse(deadline),
    fresh: job.state === 'queued' ? 1 : 0,
  }
}

function byTurn(a: Ranked, b: Ranked): number {
  if (a.job.spec.priority !== b.job.spec.priority) return b.job.spec.priority - a.job.spec.priority
  if (a.deadlineMs !== b.deadlineMs) return a.deadlineMs - b.deadlineMs
  if (a.fresh !== b.fresh) return a.fresh - b.fresh
  return byText(a.job.submittedAt, b.job.submittedAt) || byText(a.job.id, b.job.id)
}

/** Timestamps and ids of one form sort as plain text; a locale would only cost time. */
function byText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
