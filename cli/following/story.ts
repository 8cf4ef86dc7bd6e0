import type { Attempt, Job } from '../../shared/model'
import { isOutcome } from '../../shared/model/job-state'
import { formatSeconds } from '../../shared/model/units'
import { localTime } from '../local-time'
import { harmless } from '../output'

/** What is worth saying of a job now: `line` for a line that is rewritten, `event` for one that stays. */
export interface Telling {
  readonly line: string
  readonly event: string | undefined
}

/**
 * Tells a job's story as it changes. An event is said once, when it happens: a reason that only counts on (the seconds
 * without input) changes the line, not the event.
 */
export function createStory(): (job: Job) => Telling {
  let told = ''
  let held = false
  return (job) => {
    const line = lineOf(job)
    const key = keyOf(job)
    const event = key === told ? undefined : eventOf(job, held)
    told = key
    held ||= event !== undefined
    return { line, event }
  }
}

function keyOf(job: Job): string {
  const codes = job.reasons.map(({ code }) => code).join(' ')
  return `${job.state} ${job.attempts.length} ${codes}`
}

function lineOf(job: Job): string {
  switch (job.state) {
    case 'queued':
      return `${nameOf(job)} waits: ${whyOf(job)}`
    case 'starting':
      return `${nameOf(job)} starts`
    case 'frozen':
      return `${nameOf(job)} is frozen: ${whyOf(job)}`
    case 'running':
      return [`${nameOf(job)} runs`, progressOf(job)].filter(Boolean).join(': ')
    case 'finishing':
      return `${nameOf(job)} is ending`
    case 'succeeded':
    case 'failed':
    case 'cancelled':
      return ''
  }
}

/** `held`: whether it was said before that the job waits or is frozen, so that its going on is news. */
function eventOf(job: Job, held: boolean): string | undefined {
  switch (job.state) {
    case 'queued':
      return isJustSubmitted(job) ? undefined : [failedBefore(job), lineOf(job)].filter(Boolean).join('; ')
    case 'frozen':
      return lineOf(job)
    case 'running':
      return held ? `${nameOf(job)} runs` : undefined
    case 'failed':
      return `${nameOf(job)} failed: ${job.error ? `${job.error.message}\n      ${job.error.hint}` : 'no reason was given'}`
    case 'cancelled':
      return `${nameOf(job)} was cancelled${job.error ? `: ${job.error.message}` : ''}`
    case 'starting':
    case 'finishing':
    case 'succeeded':
      return undefined
  }
}

/** A job that has no reason to wait is about to start: nothing to speak of. */
function isJustSubmitted({ reasons, attempts, notBefore }: Job): boolean {
  return reasons.length === 0 && attempts.length === 0 && notBefore === undefined
}

function failedBefore(job: Job): string {
  const last: Attempt | undefined = job.attempts.at(-1)
  return last?.error ? `attempt ${last.number} ended: ${last.error.message}` : ''
}

/** Progress as the job itself reports it; nothing when it reports none. What it said last no longer holds once it ended. */
export function progressOf({ state, progressPercent, progressMessage = '' }: Job): string {
  const percent = progressPercent === undefined ? '' : `${Math.round(progressPercent)} %`
  return [percent, isOutcome(state) ? '' : harmless(progressMessage)].filter(Boolean).join(' ')
}

/** Why a job waits or is frozen, in one line. */
export function whyOf({ reasons, notBefore }: Job): string {
  if (reasons.length > 0) return reasons.map(({ message }) => message).join('; ')
  return notBefore === undefined ? 'its turn has not come yet' : `not before ${localTime(notBefore)}`
}

function nameOf({ name }: Job): string {
  return harmless(name)
}

/** How long all attempts of a job ran, frozen time left out. */
export function ranFor({ attempts }: Job): string {
  const seconds = attempts.reduce((sum, { runSeconds }) => sum + runSeconds, 0)
  return attempts.length === 0 ? '' : formatSeconds(seconds)
}
