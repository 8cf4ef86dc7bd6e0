import type { CpuLoad } from '../../../shared/model'
import type { Ticks } from './ticks'

/** The counters of the machine and of our jobs at one moment. */
export interface Moment {
  readonly ticks: Ticks
  readonly ownSeconds: number
}

/** Below this many processor seconds between two moments (0.1 s on two processors) single ticks would weigh 5 %. */
export const LEAST_SECONDS = 0.2

/** Whether enough time lies between two moments to judge the load by them. */
export function isEnough(before: Moment, after: Moment): boolean {
  const ticks = after.ticks.total - before.ticks.total
  return ticks >= LEAST_SECONDS * after.ticks.perSecond
}

/**
 * The load between two moments that are far enough apart, in percent of the whole machine, both parts within 0 and 100
 * whatever the counters do (iowait may fall, processors may be taken away). Everything that is not our jobs counts as
 * others, Lull's own engine too: it is under 0.1 %, and hiding it would hide a fault of ours.
 */
export function loadBetween(before: Moment, after: Moment): CpuLoad {
  const total = after.ticks.total - before.ticks.total
  const busy = clamp(after.ticks.busy - before.ticks.busy, total)
  const ours = clamp((after.ownSeconds - before.ownSeconds) * after.ticks.perSecond, total)
  return {
    othersPercent: percentOf(clamp(busy - ours, total), total),
    oursPercent: percentOf(ours, total),
  }
}

/** Nothing can be said of counters that leapt beyond what a number holds. */
function percentOf(part: number, total: number): number {
  return total > 0 && Number.isFinite(total) ? Math.min(100, 100 * (part / total)) : 0
}

function clamp(value: number, most: number): number {
  return Number.isNaN(value) ? 0 : Math.max(0, Math.min(most, value))
}
