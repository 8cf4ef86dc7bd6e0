import { statSync } from 'node:fs'
import type { Workplace } from '../workplace'
import { type Launcher, startLauncher } from './launch'
import type { Surroundings } from './launcher-process'
import { openRoom } from './room'
import { type Standby, standBy } from './standby'

/**
 * Where launchers are had. To start one takes longer than a short job: while jobs follow each other closely, the launcher
 * of one that has ended makes the next one ready at once.
 */
export interface LaunchPad {
  /** One for a job in these surroundings: who stands by, or a new one. Throws LaunchFailure. */
  take(surroundings: Surroundings): Promise<Taken>
  /** Sends away who stands by. Resolves when nothing is left of it, and soon in any case. */
  close(): Promise<void>
}

export interface Taken extends Standby {
  /** To be called once the job has ended and left nobody: another one may stand by under its launcher, or that goes. */
  readonly giveBack: (folder: string) => void
}

/** Jobs that begin within this time of each other are a series. What stands by holds 0.3 MB: it waits no longer than that. */
const seriesMs = 5000

interface Spare {
  readonly suits: string
  readonly launcher: Launcher
  /** `null`: it could not be had. */
  readonly standby: Promise<Standby | null>
  readonly timer: NodeJS.Timeout
}

export function openLaunchPad(workplace: Workplace): LaunchPad {
  const room = openRoom(workplace, seriesMs)
  let spare: Spare | null = null
  let inSeries = false
  let closed = false
  let takenAt = -Infinity
  let leaving: Promise<unknown> = Promise.resolve()

  /** Who stands by, if anybody does: nobody afterwards. */
  function callSpare(): Spare | null {
    const called = spare
    clearTimeout(called?.timer)
    spare = null
    return called
  }

  /** A folder or a group that cannot be removed now is swept away by a later engine. */
  function dismiss(gone: Promise<unknown>): void {
    leaving = Promise.all([leaving, gone.catch(() => undefined)]).then(() => undefined)
  }

  /** The launcher is sent away first, in case it is what keeps us waiting. */
  function dismissSpare(): void {
    const called = callSpare()
    if (called) dismiss(called.launcher.dismiss().then(async () => (await called.standby)?.dismiss()))
  }

  /** Whoever suits and is still there: somebody may have ended it meanwhile. */
  async function takeSpare(suits: string): Promise<Standby | null> {
    const standby = spare?.suits === suits ? await callSpare()?.standby : null
    if (!standby || standby.stands()) return standby ?? null
    dismiss(standby.dismiss())
    return null
  }

  function giveBack(launcher: Launcher, surroundings: Surroundings, suits: string, folder: string): void {
    if (closed || !inSeries || spare?.suits === suits) return dismiss(launcher.dismiss())
    dismissSpare()
    spare = {
      suits,
      launcher,
      // Whatever kept it from standing by, the next start meets it again, and tells.
      standby: standBy(launcher, () => room.take(surroundings.beside), folder).catch(() => null),
      timer: setTimeout(dismissSpare, seriesMs).unref(),
    }
  }

  async function startNew(surroundings: Surroundings): Promise<Standby> {
    const launcher = await startLauncher(workplace.table, workplace.tools, surroundings)
    return standBy(launcher, () => room.take(surroundings.beside))
  }

  return {
    take: async (surroundings) => {
      inSeries = performance.now() - takenAt < seriesMs
      takenAt = performance.now()
      const suits = likenessOf(surroundings) // before it is started: it stays in the folder that has the name now
      const standby = (await takeSpare(suits)) ?? (await startNew(surroundings))
      return {
        ...standby,
        go: (name, mark) => {
          standby.go(name, mark)
          // While the job runs, there is time.
          if (inSeries && !closed) room.makeReady(surroundings.beside)
          workplace.clearing.now()
        },
        giveBack: (folder) => giveBack(standby.launcher, surroundings, suits, folder),
      }
    },
    close: async () => {
      closed = true
      room.clear()
      dismissSpare()
      await leaving
    },
  }
}

/**
 * Where they are the same, a launcher for the one suits the other. The folder counts as the system knows it: a launcher
 * stays in the one that it was started in, though another may have got its name since.
 */
function likenessOf(surroundings: Surroundings): string {
  return JSON.stringify([surroundings, folderIdentity(surroundings.workdir)])
}

/** No folder has the number of another one for as long as somebody stands in it. */
function folderIdentity(folder: string): string | null {
  try {
    const { dev, ino } = statSync(folder, { bigint: true })
    return `${dev} ${ino}`
  } catch {
    return null // whatever the reason, the launch itself meets it and tells
  }
}
