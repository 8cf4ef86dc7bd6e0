import type { LibraryHandle } from 'koffi'
import { layouts, loadKoffi } from './layouts'

/** A `HANDLE`; 0 is none. */
export type Handle = number

/** JOBOBJECT_BASIC_ACCOUNTING_INFORMATION, as far as we read it. Times in 100 ns; koffi gives a bigint past 2^53. */
export interface Accounting {
  readonly totalUserTime: number | bigint
  readonly totalKernelTime: number | bigint
  readonly activeProcesses: number
}

/** JOBOBJECT_EXTENDED_LIMIT_INFORMATION, as far as we read and write it. */
export interface ExtendedLimits {
  readonly basic: {
    readonly limitFlags: number
    readonly priorityClass?: number
    readonly minimumWorkingSetSize?: number
    readonly maximumWorkingSetSize?: number
  }
  readonly peakJobMemoryUsed?: number | bigint
}

/** PROCESS_MEMORY_COUNTERS, as far as we read it. */
export interface MemoryCounters {
  readonly cb: number
  readonly workingSetSize: number | bigint
  readonly peakWorkingSetSize: number | bigint
}

/** Out parameters: koffi fills in what a call puts there. */
type Out<T> = [T]

/** What we ask of kernel32.dll, by the names of its own documentation; the same call under several names where its types differ. */
interface KernelCalls {
  readonly GetLastError: () => number
  readonly CloseHandle: (handle: Handle) => boolean
  readonly CreateJobObjectW: (security: null, name: string) => Handle
  readonly AssignProcessToJobObject: (job: Handle, process: Handle) => boolean
  readonly TerminateJobObject: (job: Handle, exitCode: number) => boolean
  readonly IsProcessInJob: (process: Handle, job: Handle, answer: Out<number>) => boolean
  readonly queryMembers: (job: Handle, kind: 3, list: Buffer, bytes: number, needed: null) => boolean
  readonly queryAccounting: (
    job: Handle,
    kind: 1,
    into: Partial<Accounting>,
    bytes: number,
    n: null,
  ) => boolean
  readonly queryLimits: (
    job: Handle,
    kind: 9,
    into: Partial<ExtendedLimits>,
    bytes: number,
    n: null,
  ) => boolean
  readonly setLimits: (job: Handle, kind: 9, limits: ExtendedLimits, bytes: number) => boolean
  readonly setCpuRate: (
    job: Handle,
    kind: 15,
    rate: { readonly controlFlags: number; readonly cpuRate: number },
    bytes: number,
  ) => boolean
  readonly OpenProcess: (access: number, inherit: boolean, pid: number) => Handle
  readonly GetProcessTimes: (
    process: Handle,
    created: BigUint64Array,
    ended: BigUint64Array,
    kernel: BigUint64Array,
    user: BigUint64Array,
  ) => boolean
  readonly GetExitCodeProcess: (process: Handle, code: Out<number>) => boolean
  readonly TerminateProcess: (process: Handle, exitCode: number) => boolean
  readonly K32GetProcessMemoryInfo: (process: Handle, into: MemoryCounters, bytes: number) => boolean
  readonly WaitForSingleObject: (handle: Handle, ms: number) => number
  readonly CreateEventW: (security: null, manual: boolean, set: boolean, name: string) => Handle
  readonly OpenEventW: (access: number, inherit: boolean, name: string) => Handle
  readonly SetEvent: (event: Handle) => boolean
}

/** What we ask of ntdll.dll. */
interface NtCalls {
  readonly NtSuspendProcess: (process: Handle) => number
  readonly NtResumeProcess: (process: Handle) => number
  readonly NtSuspendThread: (thread: Handle, before: null) => number
  readonly NtGetNextThread: (
    process: Handle,
    thread: Handle,
    access: number,
    attributes: 0,
    flags: 0,
    next: Out<Handle>,
  ) => number
  readonly NtQueryInformationThread: (
    thread: Handle,
    kind: number,
    count: Out<number>,
    bytes: 4,
    n: null,
  ) => number
}

export interface Calls extends KernelCalls, NtCalls {
  /** Of the structures, in bytes. */
  readonly sizes: Readonly<
    Record<'pointer' | 'extendedLimits' | 'basicAccounting' | 'cpuRate' | 'memoryCounters', number>
  >
}

let loaded: Calls | null = null

/** Loads koffi and the two libraries at the first call. Throws where there is no Windows. */
export function windows(): Calls {
  loaded ??= load()
  return loaded
}

/** Functions of a library by their declarations in C. Their types for us are told beside it. */
export function bindAll<Bound extends object>(
  library: LibraryHandle,
  declarations: Readonly<Record<keyof Bound, string>>,
): Bound {
  const bound = Object.entries<string>(declarations).map(([name, c]) => [name, library.func(c)] as const)
  return Object.fromEntries(bound) as Bound
}

function load(): Calls {
  const koffi = loadKoffi()
  const { basicAccounting, cpuRate, extendedLimits, memoryCounters } = layouts(koffi)
  const query = (into: string) =>
    `bool __stdcall QueryInformationJobObject(intptr_t job, int kind, ${into}, uint32_t bytes, void *needed)`
  const set = (from: string) =>
    `bool __stdcall SetInformationJobObject(intptr_t job, int kind, ${from}, uint32_t bytes)`
  return {
    sizes: {
      pointer: koffi.sizeof('void *'),
      extendedLimits: koffi.sizeof(extendedLimits),
      basicAccounting: koffi.sizeof(basicAccounting),
      cpuRate: koffi.sizeof(cpuRate),
      memoryCounters: koffi.sizeof(memoryCounters),
    },
    ...bindAll<KernelCalls>(koffi.load('kernel32.dll'), {
      GetLastError: 'uint32_t __stdcall GetLastError()',
      CloseHandle: 'bool __stdcall CloseHandle(intptr_t handle)',
      CreateJobObjectW: 'intptr_t __stdcall CreateJobObjectW(void *security, str16 name)',
      AssignProcessToJobObject: 'bool __stdcall AssignProcessToJobObject(intptr_t job, intptr_t process)',
      TerminateJobObject: 'bool __stdcall TerminateJobObject(intptr_t job, uint32_t exitCode)',
      IsProcessInJob: 'bool __stdcall IsProcessInJob(intptr_t process, intptr_t job, _Out_ int *answer)',
      queryMembers: query('void *list'),
      queryAccounting: query('_Out_ JOBOBJECT_BASIC_ACCOUNTING_INFORMATION *into'),
      queryLimits: query('_Out_ JOBOBJECT_EXTENDED_LIMIT_INFORMATION *into'),
      setLimits: set('JOBOBJECT_EXTENDED_LIMIT_INFORMATION *limits'),
      setCpuRate: set('JOBOBJECT_CPU_RATE_CONTROL_INFORMATION *rate'),
      OpenProcess: 'intptr_t __stdcall OpenProcess(uint32_t access, bool inherit, uint32_t pid)',
      GetProcessTimes:
        'bool __stdcall GetProcessTimes(intptr_t process, void *created, void *ended, void *kernel, void *user)',
      GetExitCodeProcess: 'bool __stdcall GetExitCodeProcess(intptr_t process, _Out_ uint32_t *code)',
      TerminateProcess: 'bool __stdcall TerminateProcess(intptr_t process, uint32_t exitCode)',
      K32GetProcessMemoryInfo:
        'bool __stdcall K32GetProcessMemoryInfo(intptr_t process, _Inout_ PROCESS_MEMORY_COUNTERS *into, uint32_t bytes)',
      WaitForSingleObject: 'uint32_t __stdcall WaitForSingleObject(intptr_t handle, uint32_t ms)',
      CreateEventW: 'intptr_t __stdcall CreateEventW(void *security, bool manual, bool set, str16 name)',
      OpenEventW: 'intptr_t __stdcall OpenEventW(uint32_t access, bool inherit, str16 name)',
      SetEvent: 'bool __stdcall SetEvent(intptr_t event)',
    }),
    ...bindAll<NtCalls>(koffi.load('ntdll.dll'), {
      NtSuspendProcess: 'uint32_t __stdcall NtSuspendProcess(intptr_t process)',
      NtResumeProcess: 'uint32_t __stdcall NtResumeProcess(intptr_t process)',
      NtSuspendThread: 'uint32_t __stdcall NtSuspendThread(intptr_t thread, void *before)',
      NtGetNextThread:
        'uint32_t __stdcall NtGetNextThread(intptr_t process, intptr_t thread, uint32_t access, uint32_t attributes, uint32_t flags, _Out_ intptr_t *next)',
      NtQueryInformationThread:
        'uint32_t __stdcall NtQueryInformationThread(intptr_t thread, int kind, _Out_ uint32_t *count, uint32_t bytes, void *needed)',
    }),
  }
}
