import { windows } from './calls'

const timeOfDay = 3 // SystemTimeOfDayInformation
const bytes = 48

/**
 * Names this boot of Windows: when it began, less what the clock was set by since (SYSTEM_TIMEOFDAY_INFORMATION, members
 * BootTime and BootTimeBias). Unlike the clock less the uptime it is exactly the same for every process.
 */
export function windowsBootId(): string {
  const told = Buffer.alloc(bytes)
  const status = windows().NtQuerySystemInformation(timeOfDay, told, bytes, null)
  if (status !== 0) throw new Error(`Windows did not tell when it started (status ${status.toString(16)})`)
  return `boot-${told.readBigInt64LE(0) - told.readBigInt64LE(32)}`
}
