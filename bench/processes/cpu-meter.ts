import { readOf, statOf, threadsOf } from './procfs'
import { treeOf } from './tree'

/** `USER_HZ`, fixed at 100 in the interface of every Linux that Node runs on (proc(5), `sysconf(_SC_CLK_TCK)`). */
const ticksPerSecond = 100

/** Counts the processor time of a process tree from now on. */
export interface CpuMeter {
  /** Looks again; call it about once a second, as what ends between two looks is lost. Gives the seconds so far. */
  lookSeconds(): number
}

/**
 * By the scheduler's own count of each thread (`schedstat`, nanoseconds): the ticks of `stat` are 10 ms each, and 0.1 % of
 * a minute is only six of them. Helpers that ended are counted in ticks, by whoever waited for them; one that was seen
 * alive counts twice then, which can only make the figure worse.
 */
export function meterCpu(root: number): CpuMeter {
  const before = threadSeconds(root)
  const reapedBefore = reapedSeconds(root)
  const latest = new Map(before)
  return {
    lookSeconds: () => {
      for (const [thread, seconds] of threadSeconds(root)) latest.set(thread, seconds)
      const own = [...latest].reduce((sum, [thread, seconds]) => sum + seconds - (before.get(thread) ?? 0), 0)
      return own + reapedSeconds(root) - reapedBefore
    },
  }
}

function threadSeconds(root: number): ReadonlyMap<number, number> {
  const threads = treeOf(root).flatMap((pid) => threadsOf(pid).map((thread) => ({ pid, thread })))
  return new Map(
    threads.map(
      ({ pid, thread }) => [thread, schedSeconds(readOf(pid, `task/${thread}/schedstat`))] as const,
    ),
  )
}

/** Seconds on a processor: the first number of a `schedstat`, in nanoseconds. 0 when the thread is gone. */
export function schedSeconds(schedstat: string | undefined): number {
  return Number(schedstat?.split(' ')[0] ?? 0) / 1e9
}

/** User and system time of children that were waited for: fields 16 and 17 of proc(5). */
function reapedSeconds(root: number): number {
  const ticks = treeOf(root).map((pid) => {
    const stat = statOf(pid)
    return Number(stat?.[13] ?? 0) + Number(stat?.[14] ?? 0)
  })
  return ticks.reduce((sum, each) => sum + each, 0) / ticksPerSecond
}
