import type { ChildProcess } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { jobCgroupsOf, removeJobCgroups } from './cgroups'
import { allPids, isAlive, readOf, treeOf } from '../processes'

const limitMs = 5_000

/**
 * Kills, by its pid, every process that names the folder in its arguments or its environment, and waits until none is
 * left. The folder's name is random, so that nobody else has it; launchers and jobs have it, whoever their parent is.
 */
export async function endAllThatName(folder: string): Promise<void> {
  await endAll(() => allPids().filter((pid) => pid !== process.pid && names(pid, folder)))
}

/**
 * Kills our child and all its descendants, and waits until none is left: Electron's processes carry no name of ours. A
 * child that has ended is left alone, as its pid may be somebody else's by now.
 */
export async function endTree({ pid, exitCode, signalCode }: ChildProcess): Promise<void> {
  if (pid === undefined || exitCode !== null || signalCode !== null) return
  const tree = treeOf(pid)
  await endAll(() => tree.filter((each) => isAlive(each)))
}

/** Looks again until none is left; the cgroups of jobs go with them. */
async function endAll(living: () => readonly number[]): Promise<void> {
  const deadline = performance.now() + limitMs
  const cgroups = new Set<string>()
  for (let pids = living(); pids.length > 0; pids = living()) {
    if (performance.now() > deadline) throw new Error(`these processes would not end: ${pids.join(', ')}`)
    for (const pid of pids) {
      for (const cgroup of jobCgroupsOf(pid)) cgroups.add(cgroup)
      kill(pid)
    }
    await wait(20)
  }
  removeJobCgroups(cgroups)
}

/** A zombie has neither arguments nor environment left. */
function names(pid: number, folder: string): boolean {
  return ['cmdline', 'environ'].some((file) => readOf(pid, file)?.includes(folder))
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
