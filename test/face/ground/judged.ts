import { assess, emptyMemory, type Policy } from '../../../core/readiness'
import {
  defaultSettings,
  isOutcome,
  type Job,
  type Reason,
  type Sample,
  type Status,
} from '../../../shared/model'
import { aStatus } from '../../fakes/status'
import { now } from './frozen-clock'

// What the core says of the machines that pages show, so that no picture shows what it would never say.

/** Long enough after the start for every delay to be over. */
const moment = { wallMs: now, monotonicSeconds: 100_000, timeZone: 'UTC' } as const

/** A quiet machine with these particulars, and what follows from them under the defaults and this policy. */
export function judged(
  particulars: Partial<Sample>,
  policy: Partial<Policy> = {},
): Pick<Status, 'sample' | 'readiness' | 'limits' | 'paused'> {
  const sample = { ...aStatus().sample, ...particulars }
  const paused = policy.paused ?? null
  const settings = policy.settings ?? defaultSettings
  const { readiness, limits } = assess(sample, { settings, paused }, emptyMemory, moment)
  return { sample, readiness, limits, paused }
}

/** What stops work on such a machine first. */
export function vetoOf({ readiness }: Pick<Status, 'readiness'>): Reason {
  const [veto] = readiness.vetoes
  if (!veto) throw new Error('nothing stops work on this machine')
  return veto
}

/** How many of these jobs are in each state, as the status counts them. */
export function countsOf(jobs: readonly Job[]): Status['jobs'] {
  const counts: Partial<Record<Job['state'], number>> = {}
  for (const { state } of jobs) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

/** These jobs, each that goes on frozen or waiting for this reason. */
export function heldBack(jobs: readonly Job[], reason: Reason): readonly Job[] {
  return jobs.map((job): Job => {
    if (isOutcome(job.state)) return job
    const last = job.attempts.at(-1)
    if (!last) return { ...job, state: 'queued', reasons: [reason] }
    const attempts = [...job.attempts.slice(0, -1), { ...last, state: 'frozen' as const }]
    return { ...job, state: 'frozen', attempts, reasons: [reason] }
  })
}
