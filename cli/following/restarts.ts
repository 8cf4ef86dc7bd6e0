import { setTimeout as wait } from 'node:timers/promises'
import { isEngineGone } from '../errors'

const patienceMs = 30_000
const askEveryMs = 200

/** Rides out a restart or a hand-over of the engine: for how long it has not answered, and whether to go on waiting. */
export interface Patience {
  /** The engine answered: the clock starts anew. */
  answered(): void
  /** Waits a moment when the engine is merely gone. Throws the error when it is another one, or after 30 s of silence. */
  bear(error: unknown, signal: AbortSignal): Promise<void>
}

/** Patience for one thing that is followed. `onSilence` is called each time the engine has gone. */
export function createPatience(
  onSilence: () => void = () => undefined,
  clock: () => number = () => performance.now(),
): Patience {
  let silentSince: number | undefined
  return {
    answered: () => (silentSince = undefined),
    async bear(error, signal) {
      if (signal.aborted || !isEngineGone(error)) throw error
      if (silentSince === undefined) onSilence()
      silentSince ??= clock()
      if (clock() - silentSince > patienceMs) throw error
      await wait(askEveryMs, undefined, { signal })
    },
  }
}
