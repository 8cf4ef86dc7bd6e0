import { setTimeout as wait } from 'node:timers/promises'
import { allPids, readOf } from '../processes'

const limitMs = 5_000

/**
 * Kills, by its pid, every process that names the folder in its arguments or its environment, and waits until none is
 * left. The folder's name is random, so that nobody else has it; launchers and jobs have it, whoever their parent is.
 */
export async function endAllThatName(folder: string): Promise<void> {
  const deadline = performance.now() + limitMs
  for (;;) {
    const pids = allPids().filter((pid) => pid !== process.pid && names(pid, folder))
    if (pids.length === 0) return
    if (performance.now() > deadline) throw new Error(`these processes would not end: ${pids.join(', ')}`)
    for (const pid of pids) kill(pid)
    await wait(20)
  }
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
