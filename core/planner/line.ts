import type { JobSpec, Reason } from '../../shared/model'
import type { JobRecord } from '../jobs'
import type { Place } from './plan-types'
import { isBehind } from './ranking'
import { reasons } from './reasons'
import { fitsAlone, memoryLimitBytes } from './refusals'

/**
 * The line of those that wait for room at one place. The first job in it is its head: a big job must not wait forever
 * because small ones keep slipping into what is free. So a job behind the head starts only if the head, it and
 * everything running that ranks behind the head fit the place together. Then the head has its room at the latest when
 * what ranks before it has ended. Frozen jobs may always go on: they hold memory that only their end frees.
 */
export interface Line {
  /** This job waits for room that other jobs hold; the first to say so, if it fits the place at all, is the head. */
  join(job: JobRecord): void
  /** Why a job may not start past the head, or `null`. */
  againstPassing(job: JobRecord): readonly Reason[] | null
  /** Counts a job that is held here; `runs` is false for one that stays frozen. */
  count(job: JobRecord, runs: boolean): void
}

interface Counted {
  readonly job: JobRecord
  readonly runs: boolean
}

interface Head {
  readonly job: JobRecord
  readonly passing: readonly Reason[]
}

export function openLine(place: Place): Line {
  const counted: Counted[] = []
  let head: Head | null = null
  return {
    join: (job) => {
      if (head !== null || !fitsAlone(job, place)) return
      head = { job, passing: [reasons.turnOfAnother(job.name)] }
    },
    againstPassing: (job) =>
      head === null || fitsBeside(head.job, job, counted, place) ? null : head.passing,
    count: (job, runs) => counted.push({ job, runs }),
  }
}

function fitsBeside(head: JobRecord, job: JobRecord, counted: readonly Counted[], place: Place): boolean {
  if (head.spec.exclusive || job.spec.exclusive) return false
  if (head.spec.resources.gpus > 0 && job.spec.resources.gpus > 0) return false
  const behind = counted.filter((other) => isBehind(other.job, head))
  const running = [head, job, ...behind.filter(({ runs }) => runs).map((other) => other.job)]
  const holding = [head, job, ...behind.map((other) => other.job)]
  return (
    running.length <= place.assessment.limits.maxJobs &&
    sum(running, ({ cpus }) => cpus) <= place.cpus &&
    sum(holding, ({ memoryBytes = 0 }) => memoryBytes) <= memoryLimitBytes(place)
  )
}

function sum(jobs: readonly JobRecord[], of: (resources: JobSpec['resources']) => number): number {
  return jobs.reduce((total, { spec }) => total + of(spec.resources), 0)
}
