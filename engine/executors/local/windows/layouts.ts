import { createRequire } from 'node:module'
import type { default as Koffi, TypeObject } from 'koffi'

/** Loaded when first asked for: on other systems nobody pays for it. */
export function loadKoffi(): typeof Koffi {
  return createRequire(import.meta.url)('koffi') as typeof Koffi
}

/** The structures that Windows and we exchange, by their names and members in Microsoft's headers (winnt.h, winbase.h). */
export interface Layouts {
  readonly basicAccounting: TypeObject
  readonly extendedLimits: TypeObject
  readonly cpuRate: TypeObject
  readonly startupInfo: TypeObject
  readonly processInformation: TypeObject
  readonly memoryCounters: TypeObject
}

/** Makes them known to koffi under their names. To be called once. */
export function layouts({ struct }: typeof Koffi): Layouts {
  return {
    // times in 100 ns
    basicAccounting: struct('JOBOBJECT_BASIC_ACCOUNTING_INFORMATION', {
      totalUserTime: 'int64_t',
      totalKernelTime: 'int64_t',
      thisPeriodUserTime: 'int64_t',
      thisPeriodKernelTime: 'int64_t',
      totalPageFaultCount: 'uint32_t',
      totalProcesses: 'uint32_t',
      activeProcesses: 'uint32_t',
      totalTerminatedProcesses: 'uint32_t',
    }),
    extendedLimits: extendedLimits(struct),
    cpuRate: struct('JOBOBJECT_CPU_RATE_CONTROL_INFORMATION', {
      controlFlags: 'uint32_t',
      cpuRate: 'uint32_t',
    }),
    startupInfo: startupInfo(struct),
    processInformation: struct('PROCESS_INFORMATION', {
      process: 'intptr_t',
      thread: 'intptr_t',
      processId: 'uint32_t',
      threadId: 'uint32_t',
    }),
    memoryCounters: struct('PROCESS_MEMORY_COUNTERS', {
      cb: 'uint32_t',
      pageFaultCount: 'uint32_t',
      peakWorkingSetSize: 'size_t',
      workingSetSize: 'size_t',
      quotaPeakPagedPoolUsage: 'size_t',
      quotaPagedPoolUsage: 'size_t',
      quotaPeakNonPagedPoolUsage: 'size_t',
      quotaNonPagedPoolUsage: 'size_t',
      pagefileUsage: 'size_t',
      peakPagefileUsage: 'size_t',
    }),
  }
}

/** With the JOBOBJECT_BASIC_LIMIT_INFORMATION and IO_COUNTERS that lie in it. */
function extendedLimits(struct: typeof Koffi.struct): TypeObject {
  const basic = struct({
    perProcessUserTimeLimit: 'int64_t',
    perJobUserTimeLimit: 'int64_t',
    limitFlags: 'uint32_t',
    minimumWorkingSetSize: 'size_t',
    maximumWorkingSetSize: 'size_t',
    activeProcessLimit: 'uint32_t',
    affinity: 'uintptr_t',
    priorityClass: 'uint32_t',
    schedulingClass: 'uint32_t',
  })
  const io = struct({
    readOperationCount: 'uint64_t',
    writeOperationCount: 'uint64_t',
    otherOperationCount: 'uint64_t',
    readTransferCount: 'uint64_t',
    writeTransferCount: 'uint64_t',
    otherTransferCount: 'uint64_t',
  })
  return struct('JOBOBJECT_EXTENDED_LIMIT_INFORMATION', {
    basic,
    io,
    processMemoryLimit: 'size_t',
    jobMemoryLimit: 'size_t',
    peakProcessMemoryUsed: 'size_t',
    peakJobMemoryUsed: 'size_t',
  })
}

function startupInfo(struct: typeof Koffi.struct): TypeObject {
  return struct('STARTUPINFOW', {
    cb: 'uint32_t',
    reserved: 'uintptr_t',
    desktop: 'uintptr_t',
    title: 'uintptr_t',
    x: 'uint32_t',
    y: 'uint32_t',
    xSize: 'uint32_t',
    ySize: 'uint32_t',
    xCountChars: 'uint32_t',
    yCountChars: 'uint32_t',
    fillAttribute: 'uint32_t',
    flags: 'uint32_t',
    showWindow: 'uint16_t',
    reserved2Size: 'uint16_t',
    reserved2: 'uintptr_t',
    stdInput: 'intptr_t',
    stdOutput: 'intptr_t',
    stdError: 'intptr_t',
  })
}
