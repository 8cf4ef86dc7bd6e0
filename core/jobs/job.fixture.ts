import { JobFile, JobId } from '../../shared/model'
import type { JobFileInput, JobSpec } from '../../shared/model'
import type { Now } from '../clock'
import type { JobEvent } from './event'
import type { JobRecord } from './record'
import { settleSpec } from './spec'
import type { Submission } from './submission'
import { transition } from './transition'

/** Sunday, 22 November 2026, 12:00 UTC. */
export const noonMs = Date.UTC(2026, 10, 22, 12)
export const noon: Now = { wallMs: noonMs, monotonicSeconds: 1000, timeZone: 'UTC' }
export const bootId = 'boot-1'

/** So many seconds after noon, on both clocks. */
export function secondsLater(seconds: number): Now {
  return { ...noon, wallMs: noonMs + seconds * 1000, monotonicSeconds: noon.monotonicSeconds + seconds }
}

export const jobId = (text: string): JobId => JobId.parse(text)

/** A submission of nothing, on a machine with 4 processors, 16 GiB and one GPU of 8 GiB. */
export const emptySubmission: Submission = {
  files: [],
  workdir: '/home/ada',
  environmentNames: ['HOME', 'PATH'],
  now: noon,
  newIds: [],
  findJob: () => undefined,
  machine: { cpus: 4, memoryBytes: 16 * 1024 ** 3, gpus: [{ index: 0, memoryTotalBytes: 8 * 1024 ** 3 }] },
  wishedNow: false,
  strict: false,
  resolvePath: (folder, path) => (path.startsWith('/') ? path : `${folder}/${path}`),
  shellCommand: (line) => ['/bin/sh', '-c', line],
  kinds: [],
}

/** The settled form of a job file that runs `true`. */
export function specOf(file: JobFileInput = {}, more: Partial<JobSpec> = {}): JobSpec {
  const whole = JobFile.parse({ command: ['true'], ...file })
  const settled = settleSpec(whole, [], { ...emptySubmission, files: [whole] })
  if (!settled.ok) throw new Error(settled.errors[0]?.message)
  return { ...settled.spec, ...more }
}

/** A queued job. */
export function queued(id = 'a', file: JobFileInput = {}, more: Partial<JobSpec> = {}): JobRecord {
  const spec = specOf(file, more)
  return {
    id: jobId(id),
    name: file.name ?? id,
    state: 'queued',
    command: spec.command,
    spec,
    submittedAt: new Date(noonMs).toISOString(),
    attempts: [],
    outputFiles: [],
    costUsd: 0,
    clock: null,
    stopping: null,
  }
}

type Told = JobEvent extends infer Event
  ? Event extends JobEvent
    ? Omit<Event, 'now' | 'bootId'> & { readonly at?: number; readonly boot?: string }
    : never
  : never

/** An event so many seconds after noon (`at`, default 0). */
export function happening(told: Told): JobEvent {
  const { at = 0, boot = bootId, ...event } = told
  return { ...event, now: secondsLater(at), bootId: boot }
}

/** The job after these events, all of which must be possible. */
export function after(job: JobRecord, ...events: readonly Told[]): JobRecord {
  return events.reduce((before, told) => {
    const result = transition(before, happening(told))
    if (!result.ok) throw new Error(result.error.message)
    return result.job
  }, job)
}

export const intended = { type: 'startIntended', place: 'local', gpus: [] } as const
export const started = { type: 'started', epoch: 1, pid: 42, notes: [] } as const
export const exited = { type: 'exited', epoch: 1, end: { exitCode: 0 } } as const
export const collected = {
  type: 'collected',
  epoch: 1,
  outputFiles: [],
  missing: [],
  escapedPids: [],
} as const
