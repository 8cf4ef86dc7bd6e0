import { type Accounting, type Calls, type ExtendedLimits, type Handle, windows } from './calls'

/** A job object of Windows: whoever is born to a member is a member, and nobody leaves. */
export interface JobObject {
  readonly handle: Handle
  /** Living members; nobody once it is closed. */
  members(): readonly number[]
  accounting(): JobAccounting
  /** Below normal or idle, for all members at once. `false` when Windows would not. */
  setPriority(priority: 'belowNormal' | 'idle'): boolean
  /** Shares of all processors and of memory that the members may use. Says which of them Windows took. */
  limit(limits: SharedLimits): { readonly cpu: boolean; readonly memory: boolean }
  /** Ends every member. Their exit code says so. */
  terminate(): void
  close(): void
}

export interface JobAccounting {
  /** Of all members ever, user and kernel. */
  readonly userSeconds: number
  readonly kernelSeconds: number
  readonly activeProcesses: number
  /** The most that all members had committed at once; 0 where it is not counted. */
  readonly peakBytes: number
}

export interface SharedLimits {
  readonly cpuPercent: number
  readonly memoryBytes: number
}

/** The exit code of what we end: STATUS_CONTROL_C_EXIT. */
export const endedByUs = 0xc000013a

const moreData = 234 // ERROR_MORE_DATA

/** JOB_OBJECT_LIMIT_* (winnt.h). */
const limit = { workingSet: 0x1, priorityClass: 0x20, dieOnUnhandledException: 0x400, killOnJobClose: 0x2000 }
const priorityClass = { belowNormal: 0x4000, idle: 0x40 }
/** JOB_OBJECT_CPU_RATE_CONTROL_ENABLE and _HARD_CAP. */
const hardCap = 0x1 | 0x4
/** What a process keeps in any case; Windows wants a lower bound with the upper one. */
const leastWorkingSetBytes = 1 << 20

/**
 * The job object of one attempt. It ends its members when nobody holds it open any more, neither the launcher nor an
 * engine, and none of them stops at a message about its crash.
 */
export function createAttemptJob(name: string): JobObject {
  const job = createJob(name)
  job.setPriority('belowNormal')
  return job
}

/** The job object of this name, made if there is none. Throws where Windows would not. */
export function createJob(name: string): JobObject {
  const calls = windows()
  const handle = calls.CreateJobObjectW(null, name)
  if (handle === 0) throw new Error(`Windows made no job object (error ${calls.GetLastError()})`)
  return jobObject(calls, handle)
}

function jobObject(calls: Calls, handle: Handle): JobObject {
  let isOpen = true
  const setLimits = (basic: ExtendedLimits['basic']) =>
    calls.setLimits(handle, 9, { basic }, calls.sizes.extendedLimits)
  return {
    handle,
    members: () => (isOpen ? membersOf(calls, handle) : []),
    accounting: () => accountingOf(calls, handle),
    setPriority: (priority) =>
      setLimits({
        limitFlags: limit.priorityClass | limit.dieOnUnhandledException | limit.killOnJobClose,
        priorityClass: priorityClass[priority],
      }),
    limit: ({ cpuPercent, memoryBytes }) => ({
      cpu: calls.setCpuRate(handle, 15, cpuRate(cpuPercent), calls.sizes.cpuRate),
      memory: setLimits({
        limitFlags: limit.workingSet,
        minimumWorkingSetSize: leastWorkingSetBytes,
        maximumWorkingSetSize: memoryBytes,
      }),
    }),
    terminate: () => void calls.TerminateJobObject(handle, endedByUs),
    close: () => {
      if (isOpen) calls.CloseHandle(handle)
      isOpen = false
    },
  }
}

/** In hundredths of a percent of all processors together, 1 to 10000. */
export function cpuRate(percent: number): { readonly controlFlags: number; readonly cpuRate: number } {
  return { controlFlags: hardCap, cpuRate: Math.min(10_000, Math.max(1, Math.round(percent * 100))) }
}

function membersOf(calls: Calls, handle: Handle, room = 64): readonly number[] {
  const list = Buffer.alloc(8 + room * calls.sizes.pointer)
  if (!calls.queryMembers(handle, 3, list, list.length, null)) {
    const error = calls.GetLastError()
    if (error === moreData) return membersOf(calls, handle, 4 * room)
    throw new Error(`Windows did not tell the members of a job (error ${error})`)
  }
  return memberList(list, calls.sizes.pointer)
}

/** JOBOBJECT_BASIC_PROCESS_ID_LIST: how many are assigned, how many are listed, then each pid in the size of a pointer. */
export function memberList(list: Buffer, pointerBytes: number): readonly number[] {
  const count = list.readUInt32LE(4)
  return Array.from({ length: count }, (_, at) => list.readUInt32LE(8 + at * pointerBytes))
}

function accountingOf(calls: Calls, handle: Handle): JobAccounting {
  const times: Partial<Accounting> = {}
  const limits: Partial<ExtendedLimits> = {}
  const told =
    calls.queryAccounting(handle, 1, times, calls.sizes.basicAccounting, null) &&
    calls.queryLimits(handle, 9, limits, calls.sizes.extendedLimits, null)
  if (!told) throw new Error(`Windows did not tell what a job used (error ${calls.GetLastError()})`)
  return {
    userSeconds: Number(times.totalUserTime ?? 0) / 1e7,
    kernelSeconds: Number(times.totalKernelTime ?? 0) / 1e7,
    activeProcesses: times.activeProcesses ?? 0,
    peakBytes: Number(limits.peakJobMemoryUsed ?? 0),
  }
}
