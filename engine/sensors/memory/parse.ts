import type { Memory } from '../../../shared/model'

const TOTAL = /^MemTotal:\s+(\d+) kB$/m
const AVAILABLE = /^MemAvailable:\s+(\d+) kB$/m

/** MemTotal and MemAvailable of a /proc/meminfo, in bytes. Throws when either is missing or impossible. */
export function parseMeminfo(text: string): Pick<Memory, 'totalBytes' | 'availableBytes'> {
  const totalBytes = kibibytes(text, TOTAL, 'MemTotal')
  const availableBytes = kibibytes(text, AVAILABLE, 'MemAvailable')
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

function kibibytes(text: string, line: RegExp, field: string): number {
  const match = line.exec(text)
  if (!match) throw new Error(`/proc/meminfo has no ${field}`)
  return Number(match[1]) * 1024
}
