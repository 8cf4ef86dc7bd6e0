import { execFileSync } from 'node:child_process'
import type { Activity, ProcessFacts, ProcessTable } from './process-table'

/**
 * Processes by `ps`, for macOS. Untested on a real Mac. `ps` does not tell the time of ended children nor the peak of
 * memory: the figures it lacks are 0 or the present value.
 */
export function darwinProcesses(): ProcessTable {
  const list = () => parseProcesses(run('ps', ['-axo', psColumns]))
  return {
    list: (isKnown = () => false) => ({ processes: list().filter(({ pid }) => !isKnown(pid)), isCut: false }),
    read: (pid) => parseProcesses(run('ps', ['-o', psColumns, '-p', String(pid)]))[0] ?? null,
    childrenOf: (pid) => list().flatMap((facts) => (facts.parent === pid ? [facts.pid] : [])),
    markOf: ({ pid }) =>
      / LULL_ATTEMPT=(\S+)/.exec(run('ps', ['-Eww', '-o', 'command=', '-p', String(pid)]))?.[1] ?? null,
    brandOf: () => null,
    memoryOf: (pid) => {
      const residentBytes = Number(run('ps', ['-o', 'rss=', '-p', String(pid)])) * 1024
      return residentBytes > 0 ? { residentBytes, peakBytes: residentBytes } : null
    },
    sharesBySession: () => false,
    setSessionNice: () => false,
    threadsOf: (pid) => [pid],
  }
}

const psColumns = 'pid=,ppid=,pgid=,sess=,stat=,time=,lstart='

/** Lines of `ps -o pid=,ppid=,pgid=,sess=,stat=,time=,lstart=`. macOS shows no session number: the group stands in. */
export function parseProcesses(text: string): readonly ProcessFacts[] {
  return text.split('\n').flatMap((line) => {
    const [pid, parent, group, , state, time, ...start] = line.trim().split(/\s+/)
    if (!pid || !state) return []
    return {
      pid: Number(pid),
      startTime: start.join(' '),
      parent: Number(parent),
      group: Number(group),
      session: Number(group),
      activity: activityOf(state),
      cpuSeconds: secondsOf(time ?? '0'),
      childrenCpuSeconds: 0,
    }
  })
}

function activityOf(state: string): Activity {
  if (state.startsWith('Z')) return 'ended'
  return state.startsWith('T') ? 'stopped' : 'moving'
}

/** `12:03.45` or `1:12:03.45` -> seconds. */
function secondsOf(time: string): number {
  return time.split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0)
}

/** `ps` exits 1 when it finds no such process: then there is simply no line. */
function run(command: string, args: readonly string[]): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch (error) {
    if ((error as { status?: number }).status === 1) return ''
    throw error
  }
}
