import { type Calls, type Handle, windows } from './calls'
import type { JobObject } from './job-object'

/** Stops and resumes the members of a job object. */
export interface Suspension {
  /** Takes whoever stands still now for stopped by us: what an earlier engine or the launcher has left. */
  takeOver(): void
  /** Stops whoever moves, once. Returns whom it found moving: nobody is right. */
  stopMoving(): readonly number[]
  /** Lets go on whom we have stopped, each once. */
  resume(): void
}

/** What stopping asks of Windows. */
export type SuspensionCalls = Pick<
  Calls,
  | 'GetLastError'
  | 'OpenProcess'
  | 'CloseHandle'
  | 'IsProcessInJob'
  | 'NtSuspendProcess'
  | 'NtResumeProcess'
  | 'NtSuspendThread'
  | 'NtGetNextThread'
  | 'NtQueryInformationThread'
>

/** A process handle must let us tell its threads apart, stop it and know whether it is a member. */
const processAccess = 0x0400 | 0x0800 // PROCESS_QUERY_INFORMATION | PROCESS_SUSPEND_RESUME
const threadAccess = 0x0040 | 0x0002 // THREAD_QUERY_INFORMATION | THREAD_SUSPEND_RESUME
const accessDenied = 5 // ERROR_ACCESS_DENIED
const suspendCount = 35 // ThreadSuspendCount of THREADINFOCLASS, Windows 8.1 and later

/**
 * Stops by NtSuspendProcess. Windows counts suspensions for each thread, so that nobody is suspended twice: the count says
 * who stands still, and we remember whom we stopped. A thread that its own program has stopped keeps that.
 */
export function suspensionOf(
  job: Pick<JobObject, 'handle' | 'members'>,
  calls: SuspensionCalls = windows(),
): Suspension {
  const stopped = new Set<number>()

  /** Looks at each member. Returns whom `look` returned, and who is a member and not ours to open. */
  const each = (look: (pid: number, process: Handle) => readonly number[]): readonly number[] =>
    job.members().flatMap((pid) => withMember(calls, job, pid, (process) => look(pid, process)))

  function stop(pid: number, process: Handle): readonly number[] {
    const counts = suspendCounts(calls, process)
    if (counts.every((count) => count > 0)) return []
    // Stopped before, and somebody put a new thread into it since: that one alone, or the others would be counted twice.
    if (stopped.has(pid) && counts.some((count) => count > 0)) forThreads(calls, process, suspendMoving)
    else calls.NtSuspendProcess(process)
    stopped.add(pid)
    return [pid]
  }

  function suspendMoving(thread: Handle): void {
    if (countOf(calls, thread) === 0) calls.NtSuspendThread(thread, null)
  }

  return {
    takeOver: () => {
      each((pid, process) => {
        const counts = suspendCounts(calls, process)
        if (counts.length > 0 && counts.every((count) => count > 0)) stopped.add(pid)
        return []
      })
    },
    stopMoving: () => each(stop),
    resume: () => {
      each((pid, process) => {
        if (stopped.has(pid)) calls.NtResumeProcess(process)
        return []
      })
      stopped.clear()
    },
  }
}

/** Nobody when it has ended or its pid is another's by now; the pid itself when Windows denies us the process. */
function withMember(
  calls: SuspensionCalls,
  job: Pick<JobObject, 'handle'>,
  pid: number,
  act: (process: Handle) => readonly number[],
): readonly number[] {
  const process = calls.OpenProcess(processAccess, false, pid)
  if (process === 0) return calls.GetLastError() === accessDenied ? [pid] : []
  try {
    const answer: [number] = [0]
    return calls.IsProcessInJob(process, job.handle, answer) && answer[0] !== 0 ? act(process) : []
  } finally {
    calls.CloseHandle(process)
  }
}

/** How often each thread was suspended; none for a process that is about to end. */
function suspendCounts(calls: SuspensionCalls, process: Handle): readonly number[] {
  const counts: number[] = []
  forThreads(calls, process, (thread) => {
    const count = countOf(calls, thread)
    if (count !== null) counts.push(count)
  })
  return counts
}

/** `null` for a thread that has ended. */
function countOf(calls: SuspensionCalls, thread: Handle): number | null {
  const count: [number] = [0]
  return calls.NtQueryInformationThread(thread, suspendCount, count, 4, null) === 0 ? count[0] : null
}

/** Each thread's handle lives until the next one is had. */
function forThreads(calls: SuspensionCalls, process: Handle, act: (thread: Handle) => void): void {
  let thread = nextThread(calls, process, 0)
  while (thread !== 0) {
    act(thread)
    const next = nextThread(calls, process, thread)
    calls.CloseHandle(thread)
    thread = next
  }
}

function nextThread(calls: SuspensionCalls, process: Handle, after: Handle): Handle {
  const next: [Handle] = [0]
  return calls.NtGetNextThread(process, after, threadAccess, 0, 0, next) === 0 ? next[0] : 0
}
