import type { JobSpec, Reason } from '../../shared/model'
import type { JobRecord } from '../jobs'
import type { Place } from './plan-types'
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
  join(job: JobRecord, rank: number): void
  /** Why a job may not start past the head, or `null`. */
  againstPassing(job: JobRecord): readonly Reason[] | null
  /** Counts a job that is held here; `runs` is false for one that stays frozen. */
  count(job: JobRecord, rank: number, runs: boolean): void
}

interface Counted {
  readonly spec: JobSpec
  readonly rank: number
  readonly runs: boolean
}

interface Head {
  readonly spec: JobSpec
  readonly rank: number
  readonly passing: readonly Reason[]
}

export function openLine(place: Place): Line {
  const counted: Counted[] = []
  let head: Head | null = null
  return {
    join: (job, rank) => {
      if (head !== null || !fitsAlone(job, place)) return
      head = { spec: job.spec, rank, passing: [reasons.turnOfAnother(job.name)] }
    },
    againstPassing: (job) =>
      head === null || fitsBeside(head, job.spec, counted, place) ? null : head.passing,
    count: ({ spec }, rank, runs) => counted.push({ spec, rank, runs }),
  }
}

function fitsBeside(head: Head, spec: JobSpec, counted: readonly Counted[], place: Place): boolean {
  if (head.spec.exclusive || spec.exclusive) return false
  if (head.spec.resources.gpus > 0 && spec.resources.gpus > 0) return false
  const behind = counted.filter((other) => other.rank > head.rank)
  const running = [head.spec, spec, ...behind.filter(({ runs }) => runs).map((other) => other.spec)]
  const holding = [head.spec, spec, ...behind.map((other) => other.spec)]
  return (
    running.length <= place.assessment.limits.maxJobs &&
    sum(running, ({ cpus }) => cpus) <= place.cpus &&
    sum(holding, ({ memoryBytes = 0 }) => memoryBytes) <= memoryLimitBytes(place)
  )
}

function sum(specs: readonly JobSpec[], of: (resources: JobSpec['resources']) => number): number {
  return specs.reduce((total, spec) => total + of(spec.resources), 0)
}
