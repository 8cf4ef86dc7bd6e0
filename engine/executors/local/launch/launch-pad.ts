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

  async function dismissSpare(): Promise<void> {
    if (spare === null) return
    const { standby, timer } = spare
    clearTimeout(timer)
    spare = null
    await (await standby)?.dismiss()
  }

  async function takeSpare(suits: string): Promise<Standby | null> {
    if (spare?.suits !== suits) return null
    const { standby, timer } = spare
    clearTimeout(timer)
    spare = null
    return standby
  }

  return {
    take: async (surroundings) => {
      inSeries = performance.now() - takenAt < seriesMs
      takenAt = performance.now()
      return (await takeSpare(likenessOf(surroundings))) ?? standBy(workplace, surroundings)
    },
    prepare: (surroundings) => {
      const suits = likenessOf(surroundings)
      if (!inSeries || spare?.suits === suits) return
      void dismissSpare()
      spare = {
        suits,
        // Whatever kept it from standing by, the next start meets it again, and tells.
        standby: standBy(workplace, surroundings).catch(() => null),
        timer: setTimeout(() => void dismissSpare(), waitsMs).unref(),
      }
    },
    close: dismissSpare,
  }
}

function likenessOf(surroundings: Surroundings): string {
  return JSON.stringify(surroundings)
}
