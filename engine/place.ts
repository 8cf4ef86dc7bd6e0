import { availableParallelism, totalmem } from 'node:os'
import { localPlace, type Place } from '../core/planner'
import type { Sample } from '../shared/model'
import type { Sight } from './loop'

const size = { cpus: availableParallelism(), memoryBytes: totalmem() }

/**
 * This machine as a place to run jobs, as it was last seen. A GPU sensor that is blind for a moment has not taken the
 * GPUs away: they are the ones that were last seen.
 */
export function createThisMachine(): (sight: Sight) => Place {
  let gpus: Sample['gpus'] = null
  return ({ sample, assessment }) => {
    gpus = sample.gpus ?? gpus
    return localPlace(size, { ...sample, gpus }, assessment)
  }
}
