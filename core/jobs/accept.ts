import type { JobFile, JobId, JobSpec } from '../../shared/model'
import type { Now } from '../clock'
import { timestamp } from '../clock'
import { fieldPath, invalid } from './accept-error'
import type { AcceptError } from './accept-error'
import { readCron, cronForm } from './cron'
import { settleDependencies } from './dependencies'
import { placeMisfits, resourceMisfits } from './fit'
import type { JobRecord } from './record'
import { jobName, settleSpec } from './spec'
import type { Submission } from './submission'

export type Acceptance =
  | { readonly ok: true; readonly jobs: readonly JobRecord[] }
  | { readonly ok: false; readonly errors: readonly AcceptError[] }

/** Turns job files into queued jobs, all or none. Pure: the same submission gives the same jobs. */
export function acceptJobs(submission: Submission): Acceptance {
  const { files, newIds, findJob } = submission
  const names = files.map(jobName)
  const dependencies = settleDependencies(files, names, newIds, findJob)
  const errors: AcceptError[] = [...dependencies.errors]
  const jobs = files.flatMap((file, index) => {
    const spec = settleSpec(file, dependencies.ids[index] ?? [], submission)
    const problems = [
      ...fileErrors(file, submission.now),
      ...(spec.ok ? specErrors(spec.spec, submission) : spec.errors),
    ]
    errors.push(...problems.map((problem) => ({ ...problem, path: fieldPath(files, index, problem.path) })))
    const id = newIds[index]
    return spec.ok && id !== undefined ? [queuedJob(id, names[index] ?? '', spec.spec, submission.now)] : []
  })
  return errors.length > 0 ? { ok: false, errors } : { ok: true, jobs }
}

/** A fresh job in the queue. One that repeats begins a series, named after its first job, and waits for its firing. */
export function queuedJob(id: JobId, name: string, spec: JobSpec, now: Now): JobRecord {
  const firing = spec.when.cron === undefined ? null : readCron(spec.when.cron, now)
  return {
    id,
    name,
    state: 'queued',
    command: spec.command,
    spec,
    submittedAt: timestamp(now),
    attempts: [],
    outputFiles: [],
    costUsd: 0,
    clock: null,
    stopping: null,
    ...(firing?.ok ? { seriesId: id, notBefore: firing.next } : {}),
  }
}

function fileErrors(file: JobFile, now: Now): readonly AcceptError[] {
  const errors: AcceptError[] = []
  const { cron, deadline } = file.when
  const firing = cron === undefined ? undefined : readCron(cron, now)
  if (firing?.ok === false) errors.push(invalid('when.cron', firing.problem, cronForm))
  if (deadline !== undefined && Date.parse(deadline) <= now.wallMs) {
    const hint = 'Give a time to come, or leave the deadline out.'
    errors.push(invalid('when.deadline', `the deadline ${deadline} has passed`, hint))
  }
  return errors
}

/** A job that this machine can never run waits, and says so; `strict` refuses it instead. */
function specErrors(spec: JobSpec, { strict, machine }: Submission): readonly AcceptError[] {
  if (!strict) return []
  return [...placeMisfits(spec), ...resourceMisfits(spec, machine)].map(({ path, reason }) => ({
    code: 'refused',
    path,
    message: reason.message,
    hint: reason.hint,
  }))
}
