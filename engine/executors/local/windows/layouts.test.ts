import { expect, it } from 'vitest'
import { layouts, loadKoffi } from './layouts'

// Sizes and offsets of 64-bit Windows, by winnt.h, processthreadsapi.h and psapi.h of the Windows SDK.
const koffi = loadKoffi()
const types = layouts(koffi)

it.each([
  ['basicAccounting', 48],
  ['extendedLimits', 144],
  ['cpuRate', 8],
  ['startupInfo', 104],
  ['processInformation', 24],
  ['memoryCounters', 72],
] as const)('%s has the size that Windows checks: %i bytes', (name, size) => {
  expect(koffi.sizeof(types[name])).toBe(size)
})

it.each([
  ['basicAccounting', 'activeProcesses', 40],
  ['extendedLimits', 'io', 64],
  ['extendedLimits', 'jobMemoryLimit', 120],
  ['extendedLimits', 'peakJobMemoryUsed', 136],
  ['startupInfo', 'flags', 60],
  ['startupInfo', 'stdOutput', 88],
  ['memoryCounters', 'workingSetSize', 16],
] as const)('%s has %s at byte %i', (name, member, offset) => {
  expect(koffi.offsetof(types[name], member)).toBe(offset)
})
