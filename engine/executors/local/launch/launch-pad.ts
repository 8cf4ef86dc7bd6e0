import { statSync } from 'node:fs'
import { type Standby, standBy, type Surroundings } from './standby'
import type { Workplace } from '../workplace'

/**
 * Where launchers are had. A launch takes longer than a short job: while jobs follow each other closely, the next launcher
 * is made ready while a job runs.
 */
export interface LaunchPad {
  /** One for a job in these surroundings: who stands by, or a new one. Throws LaunchFailure. */
  take(surroundings: Surroundings): Promise<Standby>
  /** To be called once a job has begun: gets another ready for the next one like it, if that may come soon. */
  prepare(surroundings: Surroundings): void
  /** Sends away who stands by. Resolves when nothing is left of it. */
  close(): Promise<void>
}

/** Jobs that begin within this time of each other are a series. */
const seriesMs = 1000
/** What stands by holds 0.3 MB: nobody waits for long. */
const waitsMs = 5000

interface Spare {
  readonly suits: string
  /** `null`: it could not be had. */
  readonly standby: Promise<Standby | null>
  readonly timer: NodeJS.Timeout
}

export function openLaunchPad(workplace: Workplace): LaunchPad {
  let spare: Spare | null = null
  let inSeries = false
  let takenAt = -Infinity
  let leaving: Promise<unknown> = Promise.resolve()

  /** Who stands by, if anybody does: nobody afterwards. */
  function callSpare(): Promise<Standby | null> | undefined {
    clearTimeout(spare?.timer)
    const standby = spare?.standby
    spare = null
    return standby
  }

  function dismissSpare(): void {
    // A folder or a group that cannot be removed now is swept away by a later engine.
    const gone = callSpare()
      ?.then((standby) => standby?.dismiss())
      .catch(() => undefined)
    leaving = Promise.all([leaving, gone])
  }

  return {
    take: async (surroundings) => {
      inSeries = performance.now() - takenAt < seriesMs
      takenAt = performance.now()
      const standby = spare?.suits === likenessOf(surroundings) ? await callSpare() : null
      return standby ?? standBy(workplace, surroundings)
    },
    prepare: (surroundings) => {
      const suits = likenessOf(surroundings)
      if (!inSeries || spare?.suits === suits) return
      dismissSpare()
      spare = {
        suits,
        // Whatever kept it from standing by, the next start meets it again, and tells.
        standby: standBy(workplace, surroundings).catch(() => null),
        timer: setTimeout(dismissSpare, waitsMs).unref(),
      }
    },
    close: async () => {
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
