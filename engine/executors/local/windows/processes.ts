import type { ProcessMemory, Witness } from '../processes'
import { type Calls, type Handle, type MemoryCounters, windows } from './calls'

const queryAndWait = 0x1000 | 0x100000 // PROCESS_QUERY_LIMITED_INFORMATION | SYNCHRONIZE
const stillThere = 258 // WAIT_TIMEOUT

/** Tells processes of Windows apart by pid and time of birth, a date that no other process of this pid has. */
export const windowsProcesses: Witness = {
  read: (pid) => withProcess(pid, (calls, process) => witnessed(calls, process, pid)),
  sharesBySession: () => false,
}

function witnessed(calls: Calls, process: Handle, pid: number): ReturnType<Witness['read']> {
  const [created, ended, kernel, user] = [date(), date(), date(), date()]
  if (!calls.GetProcessTimes(process, created, ended, kernel, user)) return null
  const lives = calls.WaitForSingleObject(process, 0) === stillThere
  return { pid, startTime: String(created[0]), activity: lives ? 'moving' : 'ended' }
}

/** A FILETIME: 100 ns since 1601. */
const date = () => new BigUint64Array(1)

/** `null` when it has ended. */
export function memoryOf(pid: number): ProcessMemory | null {
  return withProcess(pid, (calls, process) => {
    const counters: MemoryCounters = {
      cb: calls.sizes.memoryCounters,
      workingSetSize: 0,
      peakWorkingSetSize: 0,
    }
    if (!calls.K32GetProcessMemoryInfo(process, counters, counters.cb)) return null
    return {
      residentBytes: Number(counters.workingSetSize),
      peakBytes: Number(counters.peakWorkingSetSize),
    }
  })
}

function withProcess<Result>(pid: number, act: (calls: Calls, process: Handle) => Result): Result | null {
  const calls = windows()
  const process = calls.OpenProcess(queryAndWait, false, pid)
  if (process === 0) return null
  try {
    return act(calls, process)
  } finally {
    calls.CloseHandle(process)
  }
}
