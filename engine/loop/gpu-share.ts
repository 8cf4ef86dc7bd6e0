import type { Gpu, UsagePoint } from '../../shared/model'

/**
 * What an attempt has of the GPUs: the mean utilisation of those it was given, which no other job has, and the memory of
 * its own processes where the driver tells it per process. What is not told is absent.
 */
export function gpuShare(
  gpus: readonly Gpu[],
  given: readonly number[],
  pids: readonly number[],
): Pick<UsagePoint, 'gpuPercent' | 'gpuMemoryBytes'> {
  const percents = gpus.flatMap(({ index, utilizationPercent }) =>
    given.includes(index) && utilizationPercent !== undefined ? [utilizationPercent] : [],
  )
  const own = new Set(pids)
  const sizes = gpus.flatMap(({ processes = [] }) =>
    processes.flatMap(({ pid, memoryBytes }) =>
      own.has(pid) && memoryBytes !== undefined ? [memoryBytes] : [],
    ),
  )
  return {
    ...(percents.length > 0 && { gpuPercent: sum(percents) / percents.length }),
    ...(sizes.length > 0 && { gpuMemoryBytes: sum(sizes) }),
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
