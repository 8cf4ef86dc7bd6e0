import type { JobSpec, Reason } from '../../shared/model'
import type { Now } from '../clock'
import type { JobRecord } from '../jobs'
import { currentAttempt } from '../jobs'
import type { Conditions } from './conditions'
import { conditionsAt } from './conditions'
import type { Holdings } from './holdings'
import { countHeld, countPromised, countRunning, noHoldings } from './holdings'
import { openLine } from './line'
import type { Place } from './plan-types'
import type { Refusal } from './refusals'
import { gpusFor, slotRefusal, startRefusal } from './refusals'
import { openSharing } from './sharing'

/** A place while a plan is made: its conditions, what it holds, and who is let in. */
export interface Site {
  readonly place: Place
  readonly conditions: Conditions
  /** Counts a job that is here before the plan: `runs` when it does, or may at any moment. */
  count(job: JobRecord, runs: boolean): void
  /** Lets a frozen job go on, or says why not. */
  thaw(job: JobRecord): readonly Reason[] | null
  /** Lets a queued job start on these GPUs, or says why not. */
  start(job: JobRecord): { readonly gpus: readonly number[] } | Refusal
}

export function openSite(place: Place, now: Now): Site {
  const held = noHoldings()
  const line = openLine(place)
  const refuse = openRefusals()

  const run = (job: JobRecord) => {
    countRunning(held, job)
    line.count(job, true)
  }
  const turnAway = (job: JobRecord, refusal: Refusal) => {
    if (refusal.comesByItself) line.join(job)
    return refusal
  }
  const againstPassing = (job: JobRecord): Refusal | null => {
    const reasons = line.againstPassing(job)
    return reasons && { reasons, comesByItself: true }
  }
  const letStart = (job: JobRecord) => {
    const gpus = gpusFor(held, job, place)
    countHeld(held, job, gpus)
    countPromised(held, job)
    run(job)
    return { gpus }
  }

  return {
    place,
    conditions: conditionsAt(place, now),
    count: (job, runs) => {
      countHeld(held, job, job.state === 'queued' ? [] : (currentAttempt(job)?.gpus ?? []))
      if (!runs) return line.count(job, false)
      if (job.state === 'queued' || job.state === 'starting') countPromised(held, job)
      return run(job)
    },
    thaw: (job) => {
      const refusal = slotRefusal(held, job, place)
      if (refusal !== null) return turnAway(job, refusal).reasons
      run(job)
      return null
    },
    start: (job) => {
      const refusal = refuse(job, held, () => startRefusal(held, job, place))
      if (refusal !== null) return turnAway(job, refusal)
      return againstPassing(job) ?? letStart(job)
    },
  }
}

/** What is refused once is refused to all jobs that ask for the same, until another one is let in. */
function openRefusals() {
  const share = openSharing<Refusal | null>()
  return (job: JobRecord, { jobs }: Holdings, find: () => Refusal | null) =>
    share(`${jobs} ${demand(job.spec)}`, find)
}

/** All of a job that admission depends on. */
function demand({ exclusive, resources }: JobSpec): string {
  const { cpus, memoryBytes, gpus, gpuMemoryBytes, diskBytes } = resources
  return `${exclusive} ${cpus} ${memoryBytes} ${gpus} ${gpuMemoryBytes} ${diskBytes}`
}
