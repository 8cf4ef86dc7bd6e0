import { readdirSync, readFileSync } from 'node:fs'
import { linuxProcesses } from '../../../engine/executors/local/processes'

const table = linuxProcesses()

/**
 * Living processes that have to do with a home: jobs by their environment, launchers and watchers by their command line.
 * Found from outside, without anything that the engine knows.
 */
export function relicsOf(folder: string, but: readonly number[] = []): readonly number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && pid !== process.pid && !but.includes(pid))
    .filter((pid) => isAbout(pid, folder) && livesStill(pid))
}

/** Whether a process is there and can run or could run again: a zombie cannot. */
export function livesStill(pid: number): boolean {
  return (table.read(pid)?.activity ?? 'ended') !== 'ended'
}

function isAbout(pid: number, folder: string): boolean {
  return ['cmdline', 'environ'].some((file) => textOf(`/proc/${pid}/${file}`).includes(folder))
}

/** Kills what a failed test left, by pid. */
export function endRelics(folder: string, but: readonly number[] = []): void {
  for (const pid of relicsOf(folder, but)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'latin1')
  } catch {
    return '' // it ended while we looked, or is not ours to see
  }
}
