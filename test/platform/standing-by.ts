import { readdirSync, readlinkSync } from 'node:fs'
import path from 'node:path'
import { eventually } from './eventually'
import { type Holding, processes } from './holding'

/** Whoever waits for the next job of a series: it becomes the job, under its launcher, beside its watcher. */
export interface StandingBy {
  readonly job: number
  readonly watcher: number
  readonly launcher: number
}

/** The folders in which somebody stands by. */
export function standbyFolders({ root }: Holding): readonly string[] {
  return readdirSync(path.join(root, 'runs')).filter((name) => name.startsWith('standby-'))
}

/** Runs two jobs, which begin a series, and waits until somebody stands by for the next one. */
export async function beginSeries(holding: Holding): Promise<StandingBy> {
  await holding.run(['true'])
  await holding.run(['true'])
  return standsBy(holding)
}

export function standsBy(holding: Holding): Promise<StandingBy> {
  return eventually('somebody stands by', () => {
    for (const name of standbyFolders(holding)) {
      const found = standingIn(path.join(holding.root, 'runs', name))
      if (found) return found
    }
    return undefined
  })
}

function standingIn(folder: string): StandingBy | undefined {
  const all = processes.list().processes
  const job = all.find(({ pid }) => outputOf(pid) === path.join(folder, 'stdout'))
  const watcher = all.find(({ pid, parent }) => parent === job?.parent && pid !== job?.pid)
  return job && watcher && { job: job.pid, watcher: watcher.pid, launcher: job.parent }
}

/** Where a process writes to; `null` when it has ended or is not ours to look at. */
function outputOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/fd/1`)
  } catch {
    return null // whatever the reason, it is not whom we look for
  }
}
