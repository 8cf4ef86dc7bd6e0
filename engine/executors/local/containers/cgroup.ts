import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isAlive, sendSignal, type ProcessIdentity, type ProcessTable } from '../processes'
import { removeGroup } from './cgroup-files'
import type { Container } from './container'
import { untilNone, untilNoneWhileFewer } from './deadline'
import { memoryMeter } from './memory'
import { setNiceOf } from './priority'

/** How long a freeze or a kill may take before it is reported as not done. */
const verifyWithinMs = 2000

/**
 * Holds a job in a cgroup v2 of its own: nobody leaves it by fork, setsid or setpgid, and the kernel says when all are
 * frozen (`cgroup.events`). `folder` was made by `makeGroup`, now or by an earlier engine.
 */
export function cgroupContainer(table: ProcessTable, folder: string): Container {
  const file = (name: string) => path.join(folder, name)
  const read = (name: string) => ifStillThere(() => readFileSync(file(name), 'utf8')) ?? ''
  const write = (name: string, value: string) => ifStillThere(() => writeFileSync(file(name), value))
  const memory = memoryMeter(table)
  const countsMemory = existsSync(file('memory.peak'))
  let job: ProcessIdentity | null = null

  const members = () => read('cgroup.procs').split('\n').filter(Boolean).map(Number)
  const living = () => members().filter((pid) => (table.read(pid)?.activity ?? 'ended') !== 'ended')
  const event = (name: 'populated' | 'frozen') => new RegExp(`^${name} 1$`, 'm').test(read('cgroup.events'))

  /** Before Linux 5.14 there is no cgroup.kill: then each is killed, frozen or not, until a look finds nobody. */
  const killAll = (): readonly number[] => {
    if (!event('populated')) return []
    if (existsSync(file('cgroup.kill'))) write('cgroup.kill', '1')
    else for (const pid of members()) sendSignal(pid, 'SIGKILL')
    return living()
  }

  return {
    kind: 'cgroup',
    cgroup: folder,
    hold: (identity) => {
      job = identity
    },
    freeze: () => {
      write('cgroup.freeze', '1')
      return untilNone(() => (event('frozen') || !event('populated') ? [] : living()), verifyWithinMs)
    },
    brake: () => write('cgroup.freeze', '1'),
    thaw: () => write('cgroup.freeze', '0'),
    signalMain: (signal) => {
      if (job && isAlive(table, job)) sendSignal(job.pid, signal)
    },
    signalAll: (signal) => {
      for (const pid of living()) sendSignal(pid, signal)
    },
    kill: () => untilNoneWhileFewer(killAll, verifyWithinMs),
    living,
    use: () => {
      const pids = members()
      const sampledBytes = countsMemory ? 0 : memory.read(pids)
      return {
        pids,
        cpuSeconds: Number(/^usage_usec (\d+)$/m.exec(read('cpu.stat'))?.[1] ?? 0) / 1e6,
        memoryBytes: countsMemory ? Number(read('memory.current')) : sampledBytes,
        peakMemoryBytes: countsMemory ? Number(read('memory.peak')) : memory.peakBytes(),
      }
    },
    setNice: (nice) => {
      if (!existsSync(file('cpu.weight.nice'))) return setNiceOf(table, members(), nice)
      write('cpu.weight.nice', String(nice))
      return true
    },
    remove: () => removeGroup(folder),
  }
}

/** A group that was removed, after its last member had ended, has no members and needs no orders. */
function ifStillThere<Result>(act: () => Result): Result | undefined {
  try {
    return act()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENODEV') return undefined
    throw error
  }
}
