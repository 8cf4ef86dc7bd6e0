import { createRequire } from 'node:module'
import type { default as Koffi } from 'koffi'
import { LullError } from '../../shared/model'

const timeOfDay = 3 // SystemTimeOfDayInformation
const bytes = 48

/** `NtQuerySystemInformation` of ntdll.dll: fills `into`, and returns 0 when it could. */
export type AskWindows = (kind: number, into: Buffer, bytes: number, needed: null) => number

/**
 * Names this boot of Windows: when it began, less what the clock was set by since (SYSTEM_TIMEOFDAY_INFORMATION, members
 * BootTime and BootTimeBias). Unlike the clock less the uptime it is exactly the same for every process. Throws LullError
 * `refused` when Windows does not tell. Untested on real Windows.
 */
export function windowsBootId(ask: AskWindows = openQuestion()): string {
  const told = Buffer.alloc(bytes)
  const status = ask(timeOfDay, told, bytes, null)
  if (status !== 0) throw silent(`status ${status.toString(16)}`)
  return `boot-${told.readBigInt64LE(0) - told.readBigInt64LE(32)}`
}

/** koffi is loaded here, where there is Windows: on other systems nobody pays for it. */
function openQuestion(): AskWindows {
  try {
    const koffi = createRequire(import.meta.url)('koffi') as typeof Koffi
    return koffi
      .load('ntdll.dll')
      .func(
        'uint32_t __stdcall NtQuerySystemInformation(int kind, void *into, uint32_t bytes, void *needed)',
      ) as AskWindows
  } catch (error) {
    throw silent(String(error))
  }
}

function silent(why: string): LullError {
  return new LullError('refused', `Windows did not tell when it started: ${why}`, {
    hint: 'Restart the computer; if that does not help, install Lull again',
  })
}
