import type { JobSpec, Reason } from '../../shared/model'
import type { Now } from '../clock'
import type { JobRecord } from '../jobs'
import { currentAttempt } from '../jobs'
import type { Conditions } from './conditions'
import { conditionsAt } from './conditions'
import { countHeld, countPromised, countRunning, noHoldings } from './holdings'
import { openLine } from './line'
import type { Place } from './plan-types'
import type { Refusal } from './refusals'
import { fitsAlone, keptRefusal, othersRefusal, slotRefusal, usableGpus } from './refusals'
import { openSharing } from './sharing'

/** A place while a plan is made: its conditions, what it holds, and who is let in. */
export interface Site {
  readonly place: Place
  readonly conditions: Conditions
  /** Counts a job that is here before the plan: `runs` when it does, or may at any moment. */
  count(job: JobRecord, rank: number, runs: boolean): void
  /** Lets a frozen job go on, or says why not. */
  thaw(job: JobRecord, rank: number): readonly Reason[] | null
  /** Lets a queued job start on these GPUs, or says why not. */
  start(job: JobRecord, rank: number): { readonly gpus: readonly number[] } | readonly Reason[]
}

export function openSite(place: Place, now: Now): Site {
  const held = noHoldings()
  const line = openLine(place)
  const share = openSharing<Refusal | null>()
  let changes = 0

  /** What is refused once stays refused for jobs that ask for the same, until something else is let in. */
  const refuse = (job: JobRecord, waits: 'thaw' | 'start', find: () => Refusal | null) =>
    share(`${changes} ${waits} ${demand(job.spec)}`, find)
  const run = (job: JobRecord, rank: number) => {
    changes += 1
    countRunning(held, job)
    line.count(job, rank, true)
  }
  const turnAway = (job: JobRecord, rank: number, refusal: Refusal) => {
    if (refusal.untilOursEnd && fitsAlone(job, place)) line.join(job, rank)
    return refusal.reasons
  }

  return {
    place,
    conditions: conditionsAt(place, now),
    count: (job, rank, runs) => {
      countHeld(held, job, job.state === 'queued' ? [] : (currentAttempt(job)?.gpus ?? []))
      if (!runs) return line.count(job, rank, false)
      if (job.state === 'queued' || job.state === 'starting') countPromised(held, job)
      return run(job, rank)
    },
    thaw: (job, rank) => {
      const refusal = refuse(job, 'thaw', () => slotRefusal(held, job, place))
      if (refusal !== null) return turnAway(job, rank, refusal)
      run(job, rank)
      return null
    },
    start: (job, rank) => {
      const refusal = refuse(
        job,
        'start',
        () =>
          slotRefusal(held, job, place) ?? keptRefusal(held, job, place) ?? othersRefusal(held, job, place),
      )
      if (refusal !== null) return turnAway(job, rank, refusal)
      const passing = line.againstPassing(job)
      if (passing !== null) return passing
      const gpus = usableGpus(held, job, place)
        .slice(0, job.spec.resources.gpus)
        .map(({ index }) => index)
      countHeld(held, job, gpus)
      countPromised(held, job)
      run(job, rank)
      return { gpus }
    },
  }
}

/** All of a job that admission depends on. */
function demand({ exclusive, resources }: JobSpec): string {
  const { cpus, memoryBytes, gpus, gpuMemoryBytes, diskBytes } = resources
  return `${exclusive} ${cpus} ${memoryBytes} ${gpus} ${gpuMemoryBytes} ${diskBytes}`
}
