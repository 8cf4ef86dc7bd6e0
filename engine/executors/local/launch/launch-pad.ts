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

/** In a series one may still make itself ready while another is taken. */
const mostSpares = 2

interface Spare {
  readonly suits: string
  readonly launcher: Launcher
  /** `null`: it could not be had. */
  readonly standby: Promise<Standby | null>
  readonly timer: NodeJS.Timeout
  isReady: boolean
}

export function openLaunchPad(workplace: Workplace): LaunchPad {
  const room = openRoom(workplace, seriesMs)
  /** The one that has waited longest comes first. All suit the same jobs. */
  const spares: Spare[] = []
  let inSeries = false
  let closed = false
  let takenAt = -Infinity
  let leaving: Promise<unknown> = Promise.resolve()

  /** What close waits for. A folder or a group that cannot be removed now is swept away by a later engine. */
  function leave(gone: Promise<unknown>): void {
    leaving = Promise.all([leaving, gone.catch(() => undefined)]).then(() => undefined)
  }

  /** The launcher is sent away first, in case it is what keeps us waiting. */
  function dismissSpare(spare: Spare): void {
    clearTimeout(spare.timer)
    spares.splice(spares.indexOf(spare), 1)
    leave(spare.launcher.dismiss().then(async () => (await spare.standby)?.dismiss()))
  }

  function dismissOthersThan(suits: string | null): void {
    for (const spare of spares.filter((each) => each.suits !== suits)) dismissSpare(spare)
  }

  /** Whoever suits and is still there: somebody may have ended it meanwhile. */
  async function takeSpare(suits: string): Promise<Standby | null> {
    const spare = spares[0]?.suits === suits ? spares.shift() : undefined
    clearTimeout(spare?.timer)
    const standby = await spare?.standby
    if (!standby || standby.stands()) return standby ?? null
    leave(standby.dismiss())
    return null
  }

  /** Has somebody stand by under this launcher. `before` is the folder of the attempt that it held last, if any. */
  function keep(launcher: Launcher, surroundings: Surroundings, suits: string, before: string | null): void {
    if (closed || !inSeries || spares.filter((each) => each.suits === suits).length === mostSpares)
      return leave(launcher.dismiss())
    dismissOthersThan(suits)
    // Whatever kept it from standing by, the next start meets it again, and tells.
    const standby = standBy(launcher, () => room.take(surroundings.beside), before).catch(() => null)
    const timer = setTimeout(() => dismissSpare(spare), seriesMs).unref()
    const spare: Spare = { suits, launcher, standby, timer, isReady: false }
    spares.push(spare)
    void standby.then(() => (spare.isReady = true))
  }

  /** Where jobs are shorter than a launcher takes to make the next one ready, a second one takes turns with it. */
  function keepAnother(surroundings: Surroundings, suits: string): void {
    const started = startLauncher(workplace.table, workplace.tools, surroundings)
    // As it only saves time, whatever is in its way is told by a start that needs it.
    leave(
      started.then((launcher) => (closed ? launcher.dismiss() : keep(launcher, surroundings, suits, null))),
    )
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
      const isLate = spares[0]?.isReady === false
      const standby = (await takeSpare(suits)) ?? (await startNew(surroundings))
      return {
        ...standby,
        go: (name, mark) => {
          standby.go(name, mark)
          // While the job runs, there is time.
          if (inSeries && !closed) room.makeReady(surroundings.beside)
          if (isLate && !closed && spares.length === 0) keepAnother(surroundings, suits)
          workplace.clearing.now()
        },
        giveBack: (folder) => keep(standby.launcher, surroundings, suits, folder),
      }
    },
    close: async () => {
      closed = true
      room.clear()
      dismissOthersThan(null)
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
