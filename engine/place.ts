import { availableParallelism, totalmem } from 'node:os'
import type { MachineCapacity } from '../core/jobs'
import type { Place } from '../core/planner'
import type { Sight } from './loop'

/** What this machine has, for those who ask before a job waits for it in vain. */
export function machineCapacity({ sample }: Sight): MachineCapacity {
  return {
    cpus: availableParallelism(),
    memoryBytes: sample.memory?.totalBytes ?? totalmem(),
    gpus: (sample.gpus ?? []).map(({ index, memoryTotalBytes }) => ({
      index,
      ...(memoryTotalBytes !== undefined && { memoryTotalBytes }),
    })),
  }
}

/** This machine as a place to run jobs, as it was last seen. */
export function localPlace(sight: Sight): Place {
  return { name: 'local', ...machineCapacity(sight), assessment: sight.assessment }
}
