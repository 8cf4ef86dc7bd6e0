import { setPriority } from 'node:os'
import type { ProcessTable } from '../processes'

/**
 * Gives all threads of these processes a scheduling priority, 0 (normal) to 19 (lowest). `false` when some would not take
 * it: only a privileged user may raise a priority that was lowered (setpriority(2)).
 */
export function setNiceOf(table: ProcessTable, pids: readonly number[], nice: number): boolean {
  let taken = true
  for (const thread of pids.flatMap((pid) => table.threadsOf(pid))) {
    try {
      setPriority(thread, nice)
    } catch (error) {
      const { code } = (error as { info?: { code?: string } }).info ?? {}
      if (code === 'EACCES' || code === 'EPERM') taken = false
      else if (code !== 'ESRCH') throw error
    }
  }
  return taken
}
