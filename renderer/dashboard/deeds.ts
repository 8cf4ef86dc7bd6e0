import type { Job, JobId } from '../../shared/model'
import { isOutcome } from '../../shared/model/job-state'
import type { Client } from '../connect'

/** What a person can have done to jobs, in the order in which it is offered. */
export const deeds = ['runNow', 'hold', 'release', 'retry', 'cancel'] as const
export type Deed = (typeof deeds)[number]

/** Whether it can be done to a job as it is now; the engine refuses what comes too late, and says so. */
export function canBeDone(deed: Deed, job: Job): boolean {
  const isOver = isOutcome(job.state)
  switch (deed) {
    case 'runNow':
      return (job.state === 'queued' || job.state === 'frozen') && (!job.spec.now || job.spec.held === true)
    case 'hold':
      return !isOver && !job.spec.held
    case 'release':
      return !isOver && job.spec.held === true
    case 'retry':
      return isOver
    case 'cancel':
      return !isOver && !job.cancelRequestedAt
  }
}

/** Asks the engine for it. */
export const doneTo = (client: Client, deed: Deed, job: JobId): Promise<Job> => client.jobs[deed]({ job })
