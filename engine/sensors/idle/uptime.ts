import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Seconds since this machine booted, the time it slept included. Throws when `/proc` is not there. */
export function uptimeSeconds(root: string): number {
  const seconds = Number.parseFloat(readFileSync(path.join(root, 'proc/uptime'), 'utf8'))
  if (!Number.isFinite(seconds)) throw new Error('/proc/uptime does not start with a number')
  return seconds
}
