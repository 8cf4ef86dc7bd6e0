import type { Job, Readiness } from '../../shared/model'
import { isOutcome } from '../../shared/model/job-state'
import { messages } from '../messages'
import { shortMoment } from '../ui/moment'
import { wordsOf } from '../ui/reason-words'

/**
 * The one thing worth saying under a job's name: why it waits, how it ended, or what it says of itself. What holds back the
 * whole machine is said once, above all jobs.
 */
export function explanation(job: Job, { vetoes, waits }: Readiness): string | undefined {
  const [reason] = job.reasons
  if (reason) {
    const isTheMachines = [...vetoes, ...waits].some(({ code }) => code === reason.code)
    return isTheMachines ? undefined : wordsOf(reason).message
  }
  if (job.error && isOutcome(job.state)) return job.error.message
  if (job.throttled) return messages.throttled
  if (!isOutcome(job.state)) return job.progressMessage ?? sinceOf(job)
  const ran = job.attempts.at(-1)?.runSeconds
  return ran !== undefined && ran >= 1 ? messages.ran(ran) : undefined
}

/** Of a job that runs and says nothing of itself, one can at least tell since when. */
function sinceOf({ state, attempts }: Job): string | undefined {
  const startedAt = attempts.at(-1)?.startedAt
  return state === 'running' && startedAt ? messages.since(shortMoment(startedAt)) : undefined
}
