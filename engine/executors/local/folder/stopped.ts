import { uptime } from 'node:os'
import { reportLines } from './exit-report'

/**
 * When the watcher stopped the job after the last engine's end: seconds of the monotonic clock, to 10 ms. `null` where the
 * system has no /proc/uptime. That file counts the machine's sleep, which the monotonic clock leaves out: when the machine
 * slept between the stop and now, the moment comes out too early by that sleep.
 */
export function stoppedAtSeconds(folder: string): number | null {
  const line = reportLines(folder).findLast((each) => each.startsWith('stopped '))
  if (line === undefined) return null
  const stopped = Number(line.slice('stopped '.length))
  return Number(process.hrtime.bigint()) / 1e9 - Math.max(0, uptime() - stopped)
}
