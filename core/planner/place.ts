import type { Gpu, Sample } from '../../shared/model'
import type { GpuCapacity } from '../jobs'
import type { Assessment } from '../readiness'
import type { Place } from './plan-types'

/** What of a machine does not change while it is up. */
export interface MachineSize {
  readonly cpus: number
  readonly memoryBytes: number
}

/** This machine as a place, as the sensors see it now. */
export function localPlace(size: MachineSize, sample: Sample, assessment: Assessment): Place {
  return {
    name: 'local',
    ...size,
    gpus: (sample.gpus ?? []).map(gpuCapacity),
    assessment,
    onMains: sample.power?.source === 'mains',
    ...(sample.memory === null ? {} : { memoryFreeBytes: sample.memory.availableBytes }),
    ...(sample.disk === null ? {} : { diskFreeBytes: sample.disk.freeBytes }),
  }
}

function gpuCapacity({ index, memoryTotalBytes, memoryUsedBytes }: Gpu): GpuCapacity {
  if (memoryTotalBytes === undefined) return { index }
  if (memoryUsedBytes === undefined) return { index, memoryTotalBytes }
  return { index, memoryTotalBytes, memoryFreeBytes: memoryTotalBytes - memoryUsedBytes }
}
