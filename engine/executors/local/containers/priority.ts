import { setPriority } from 'node:os'
import type { ProcessTable } from '../processes'

/** Jobs are background work: they give way to everything at normal priority even while nobody is there. */
export const jobNice = 10
/** While a person is there, or once a job was told to end. */
export const lowestNice = 19

/**
 * Gives these processes a scheduling priority, 0 (normal) to 19 (lowest), against everybody else on the machine. Where the
 * kernel shares the processors by session first, a process's own priority counts only within its session: there the
 * session gets it, which is also ours to take back. `false` when some would not take it.
 */
export function setNiceOf(table: ProcessTable, pids: readonly number[], nice: number): boolean {
  return table.sharesBySession() ? setSessionsNice(table, pids, nice) : setThreadsNice(table, pids, nice)
}

/** One member speaks for its session. A session that has the priority already is left alone. */
function setSessionsNice(table: ProcessTable, pids: readonly number[], nice: number): boolean {
  const sessions = new Map(pids.flatMap((pid) => [[table.read(pid)?.session ?? 0, pid] as const]))
  return [...sessions.values()].every((pid) => table.setSessionNice(pid, nice))
}

/** Of every thread. Only a privileged user may raise a priority that was lowered (setpriority(2)). */
export function setThreadsNice(table: ProcessTable, pids: readonly number[], nice: number): boolean {
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
