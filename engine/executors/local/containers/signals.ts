import { isAlive, sendSignal, type ProcessFacts, type ProcessIdentity, type ProcessTable } from '../processes'
import type { Container } from './container'
import { untilNone, untilNoneWhileFewer } from './deadline'
import { familyOf } from './family'
import { memoryMeter } from './memory'
import { setNiceOf } from './priority'

/** How long a stop or an end may take before it is reported as not done. A process deep in a driver can take this long. */
const verifyWithinMs = 2000

/**
 * Holds a job by signals to its process group and to whoever left it, round after round until a look at all processes
 * finds nobody moving. For machines and users without a cgroup of their own.
 */
export function signalContainer(table: ProcessTable, mark: string, launcherPid: number): Container {
  const family = familyOf(table, mark, launcherPid)
  const memory = memoryMeter(table)
  let job: ProcessIdentity | null = null
  let cpuSeconds = 0

  /** The whole group at once; only while its leader is the job beyond doubt, as groups are named by pid. */
  const signalGroup = (signal: NodeJS.Signals): void => {
    if (job && leadsGroup(table, job)) sendSignal(-job.pid, signal)
  }
  const signalEach = (members: readonly ProcessFacts[], signal: NodeJS.Signals): void => {
    for (const member of members) if (isAlive(table, member)) sendSignal(member.pid, signal)
  }
  const stopMoving = (): readonly number[] => {
    const moving = family.search().filter(({ activity }) => activity === 'moving')
    signalEach(moving, 'SIGSTOP')
    return pidsOf(moving)
  }
  const killLiving = (): readonly number[] => {
    const living = family.search()
    signalEach(living, 'SIGKILL')
    return pidsOf(living)
  }
  /** Falls for a moment when a member ends before its parent has waited for it; the highest seen is the truth. */
  const countCpu = (members: readonly ProcessFacts[]): number => {
    const own = members.reduce((sum, each) => sum + each.cpuSeconds + each.childrenCpuSeconds, 0)
    const inherited = table.read(launcherPid)?.childrenCpuSeconds ?? 0
    cpuSeconds = Math.max(cpuSeconds, own + inherited + family.lostCpuSeconds())
    return cpuSeconds
  }

  return {
    kind: 'signals',
    cgroup: '',
    hold: (identity) => {
      job = identity
      family.hold(identity)
    },
    freeze: () => {
      signalGroup('SIGSTOP')
      return untilNone(stopMoving, verifyWithinMs)
    },
    brake: () => {
      signalGroup('SIGSTOP')
      signalEach(family.known(), 'SIGSTOP')
    },
    thaw: () => {
      signalEach(family.known(), 'SIGCONT')
    },
    signalMain: (signal) => {
      if (job && isAlive(table, job)) sendSignal(job.pid, signal)
    },
    signalAll: (signal) => {
      signalEach(family.search(), signal)
    },
    kill: () => {
      signalGroup('SIGSTOP')
      return untilNoneWhileFewer(killLiving, verifyWithinMs)
    },
    living: () => pidsOf(family.search()),
    use: () => {
      const members = family.known()
      const pids = pidsOf(members)
      const memoryBytes = memory.read(pids)
      return { pids, cpuSeconds: countCpu(members), memoryBytes, peakMemoryBytes: memory.peakBytes() }
    },
    setNice: (nice) => setNiceOf(table, pidsOf(family.known()), nice),
    remove: () => undefined,
  }
}

function leadsGroup(table: ProcessTable, job: ProcessIdentity): boolean {
  const facts = table.read(job.pid)
  return facts?.startTime === job.startTime && facts.group === job.pid
}

function pidsOf(members: readonly ProcessFacts[]): readonly number[] {
  return members.map(({ pid }) => pid)
}
