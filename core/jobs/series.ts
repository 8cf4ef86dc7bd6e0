import type { JobId, JobSpec } from '../../shared/model'
import { isOutcome } from '../../shared/model'
import type { Now } from '../clock'
import { queuedJob } from './accept'
import type { JobRecord } from './record'

/**
 * The next job of a series once this one has its outcome: due at the next firing after `now`. So firings never overlap,
 * and all that were missed while it waited or ran are one. `null` for a job of no series, one without an outcome, and a
 * series that has ended: a person cancelled its job, or what it waits for did not succeed.
 */
export function nextFiring(job: JobRecord, now: Now, newId: () => JobId): JobRecord | null {
  if (job.seriesId === undefined || !isOutcome(job.state)) return null
  if (job.cancelRequestedAt !== undefined || job.error?.code === 'dependencyFailed') return null
  const next = queuedJob(newId(), job.name, specForLater(job.spec, now), now)
  return next.notBefore === undefined ? null : { ...next, seriesId: job.seriesId }
}

/**
 * The same job once more, as a new one that names its elder (`retryOf`). A job of a series is run once more and founds no
 * second series.
 */
export function retryOf(job: JobRecord, newId: JobId, now: Now): JobRecord {
  const { cron: _repeats, ...when } = withoutPastDeadline(job.spec, now).when
  return { ...queuedJob(newId, job.name, { ...job.spec, when }, now), retryOf: job.id }
}

/** The wish to run now and a deadline that has passed were for the firing before. */
function specForLater(spec: JobSpec, now: Now): JobSpec {
  return { ...withoutPastDeadline(spec, now), now: false }
}

function withoutPastDeadline(spec: JobSpec, now: Now): JobSpec {
  const { deadline, ...when } = spec.when
  return deadline !== undefined && Date.parse(deadline) <= now.wallMs ? { ...spec, when } : spec
}
