import type { Job } from '../../shared/model'
import { isOutcome } from '../../shared/model/job-state'
import { messages } from '../messages'

/** The one thing worth saying under a job's name: why it waits, how it ended, or what it says of itself. */
export function explanation(job: Job): string | undefined {
  const [reason] = job.reasons
  if (reason) return reason.message
  if (job.error && isOutcome(job.state)) return job.error.message
  if (job.throttled) return messages.throttled
  if (!isOutcome(job.state)) return job.progressMessage
  const ran = job.attempts.at(-1)?.runSeconds
  return ran ? messages.ran(ran) : undefined
}
