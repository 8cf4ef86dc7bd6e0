import type { Memory } from '../../../shared/model'

/** MemTotal and MemAvailable of a /proc/meminfo, in bytes. Throws when either is missing or impossible. */
export function parseMeminfo(text: string): Pick<Memory, 'totalBytes' | 'availableBytes'> {
  const totalBytes = kibibytes(text, 'MemTotal')
  const availableBytes = kibibytes(text, 'MemAvailable')
  return { totalBytes, availableBytes: Math.min(availableBytes, totalBytes) }
}

/**
 * `some avg10` of a /proc/pressure/memory: the share of the last 10 s in which at least one task waited for memory.
 * `undefined` when the kernel has no PSI, or has it switched off.
 */
export function parsePressure(text: string | undefined): number | undefined {
  const match = /^some avg10=(\d+(?:\.\d+)?)/m.exec(text ?? '')
  return match ? Math.min(100, Number(match[1])) : undefined
}

function kibibytes(text: string, field: string): number {
  const match = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(text)
  if (!match) throw new Error(`/proc/meminfo has no ${field}`)
  return Number(match[1]) * 1024
}
