import type { ProcessTable } from '../processes'

export interface MemoryMeter {
  /** Resident bytes of these processes now; pages that they share count for each. */
  read(pids: readonly number[]): number
  /** The most seen so far: all together at one look, or the exact peak of any one of them. */
  peakBytes(): number
}

/** Memory by sampling, where the kernel does not count it for the container. */
export function memoryMeter(table: Pick<ProcessTable, 'memoryOf'>): MemoryMeter {
  let peakBytes = 0
  return {
    read: (pids) => {
      const each = pids.flatMap((pid) => table.memoryOf(pid) ?? [])
      const residentBytes = each.reduce((sum, memory) => sum + memory.residentBytes, 0)
      peakBytes = Math.max(peakBytes, residentBytes, ...each.map((memory) => memory.peakBytes))
      return residentBytes
    },
    peakBytes: () => peakBytes,
  }
}
