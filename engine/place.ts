import { availableParallelism, totalmem } from 'node:os'
import { localPlace, type Place } from '../core/planner'
import type { Sight } from './loop'

const size = { cpus: availableParallelism(), memoryBytes: totalmem() }

/** This machine as a place to run jobs, as it was last seen. */
export function thisMachine({ sample, assessment }: Sight): Place {
  return localPlace(size, sample, assessment)
}
