import { type FSWatcher, watch } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ExitReport, type Intent, type Lease, readExitReport } from '../folder'
import { isAlive } from '../processes'
import type { Site } from '../site'

/** What an earlier engine left of an attempt. */
export type Remains =
  | { readonly state: 'held'; readonly lease: Lease | null }
  /** The launcher wrote its report: the job has ended. */
  | { readonly state: 'ended'; readonly exit: ExitReport }
  /** No launcher and no report: processes of it may still live, if it was in this boot. */
  | { readonly state: 'lost'; readonly message: string }

/** How long a watcher may take to stop its job after an engine's death; 2 s is the promise, the rest is leeway. */
const takeOverWithinMs = 5000

/** How long a launcher may take from its job's end to its report. */
const reportWithinMs = 2000

/** Finds out what is left of an attempt, and takes its lease when its launcher lives. Touches no recycled pid. */
export async function findRemains(
  folder: string,
  intent: Intent | null,
  { table, bootId, takeLease }: Pick<Site, 'table' | 'bootId' | 'takeLease'>,
): Promise<Remains> {
  if (intent === null) return lost('The engine ended before the job could begin')
  if (intent.bootId !== bootId)
    return endedOr(folder, lost('The computer was restarted while the job was here'))
  const { launcher, watcher, job } = intent.processes
  if (isAlive(table, launcher) && !isAlive(table, job))
    await reportOrEnd(folder, () => isAlive(table, launcher))
  if (readExitReport(folder) === null && isAlive(table, launcher)) {
    return { state: 'held', lease: await takeLease(folder, takeOverWithinMs, () => isAlive(table, watcher)) }
  }
  return endedOr(folder, lost('The launcher that held the job was ended from outside'))
}

/**
 * Resolves when an adopted attempt's launcher has written its report or is gone. The launcher is no child of ours, so the
 * folder is watched; that its launcher still lives is looked at now and then, as a killed one writes nothing.
 */
export function adoptedEnd(folder: string, launcherLives: () => boolean, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (isUnderWay()) return
      close()
      resolve()
    }
    const isUnderWay = () => {
      try {
        return readExitReport(folder) === null && launcherLives()
      } catch {
        return true // no file is left to open, or no memory: as far as we know; the next look asks again
      }
    }
    const watcher = watchOrNull(folder, look)
    const timer = setInterval(look, watcher ? lookEveryMs : lookBlindEveryMs)
    const close = () => {
      watcher?.close()
      clearInterval(timer)
    }
    signal.addEventListener('abort', close, { once: true })
    look()
  })
}

const lookEveryMs = 5000
/** Where nothing tells us of the report. */
const lookBlindEveryMs = 500

/** The system gives each user so many watches and no more: without one we look ourselves. */
function watchOrNull(folder: string, look: () => void): FSWatcher | null {
  try {
    return watch(folder, look).on('error', look)
  } catch {
    return null // whatever the reason, looking at the folder itself tells
  }
}

function lost(message: string): Remains {
  return { state: 'lost', message }
}

function endedOr(folder: string, otherwise: Remains): Remains {
  const exit = readExitReport(folder)
  return exit ? { state: 'ended', exit } : otherwise
}

async function reportOrEnd(folder: string, launcherLives: () => boolean): Promise<void> {
  const giveUpAt = performance.now() + reportWithinMs
  while (readExitReport(folder) === null && launcherLives() && performance.now() < giveUpAt) await sleep(5)
}
