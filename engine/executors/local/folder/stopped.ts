import { uptime } from 'node:os'
import path from 'node:path'
import { readText } from './text'

/**
 * When the watcher stopped the job after the engine's end: seconds of the monotonic clock, to 10 ms. `null` where the
 * system has no /proc/uptime. That file counts the machine's sleep, which the monotonic clock leaves out: when the machine
 * slept between the stop and now, the moment comes out too early by that sleep.
 */
export function stoppedAtSeconds(folder: string): number | null {
  const stopped = firstNumber(path.join(folder, 'stopped'))
  if (stopped === null) return null
  return Number(process.hrtime.bigint()) / 1e9 - Math.max(0, uptime() - stopped)
}

function firstNumber(file: string): number | null {
  const text = readText(file)?.trim().split(/\s/)[0]
  return text ? Number(text) : null
}
