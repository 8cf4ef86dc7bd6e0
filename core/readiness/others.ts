import type { Gpu, Memory } from '../../shared/model'

/** How full other programs have made the memory, in percent; `undefined` when nothing can be said. */
export function othersMemoryPercent(memory: Memory | null): number | undefined {
  if (memory === null || memory.totalBytes <= 0) return undefined
  const usedBytes = memory.totalBytes - memory.availableBytes - (memory.oursBytes ?? 0)
  return Math.min(100, Math.max(0, (100 * usedBytes) / memory.totalBytes))
}

/**
 * Who works on a GPU. Utilisation is known for the whole GPU alone, so where our processes and others' share one
 * nobody can tell whose it is; without a list of processes it may be anybody's.
 */
export type GpuUse = 'others' | 'ours' | 'shared' | 'anybody'

/** Who works on this GPU, by its processes. One without any process is used by others if it is used at all. */
export function gpuUse({ processes }: Gpu): GpuUse {
  if (processes === undefined) return 'anybody'
  const ours = processes.filter((process) => process.ours).length
  if (ours === 0) return 'others'
  return ours === processes.length ? 'ours' : 'shared'
}

/** The GPU with the highest reading of those that have one. */
export function highestGpu(
  gpus: readonly Gpu[] | null,
  reading: (gpu: Gpu) => number | undefined,
): { readonly name: string; readonly value: number } | undefined {
  let highest: { readonly name: string; readonly value: number } | undefined
  for (const gpu of gpus ?? []) {
    const value = reading(gpu)
    if (value !== undefined && (highest === undefined || value > highest.value))
      highest = { name: gpu.name, value }
  }
  return highest
}

/** The utilisation of the GPU that others (or, without a list of processes, perhaps others) use most. */
export function othersGpuUse(gpus: readonly Gpu[] | null, uses: readonly GpuUse[]) {
  return highestGpu(gpus, (gpu) => (uses.includes(gpuUse(gpu)) ? gpu.utilizationPercent : undefined))
}
