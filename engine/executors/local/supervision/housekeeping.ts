import type { Brake } from '../holding'
import { type LogLimits, logStreams, needsRotation, rotateLog } from '../folder'

/** What is kept in order while an attempt runs. */
export interface KeptAttempt {
  readonly folder: string
  readonly brake: Brake
  readonly checkpoint: { readonly signal: string; readonly everySeconds: number } | null
  readonly container: { signalMain(signal: NodeJS.Signals): void }
}

/**
 * Rotates what has grown past its limit while the job stands still for that instant. Resolves with a note when it could
 * not be done: nothing is cut off that somebody may be writing to.
 */
export async function keepLogs({ folder, brake }: KeptAttempt, limits: LogLimits): Promise<string | null> {
  const grown = logStreams.filter((stream) => needsRotation(folder, stream, limits))
  if (grown.length === 0) return null
  try {
    const moving = await brake.hold('logs')
    if (moving.length > 0)
      return `Its log grows on: process ${moving.join(', ')} did not stand still for the rotation`
    for (const stream of grown) await rotateLog(folder, stream, limits)
    return null
  } catch (error) {
    return `Its log grows on, as it could not be rotated: ${(error as Error).message}`
  } finally {
    await brake.release('logs')
  }
}

/** Counts an attempt's running time and tells its main process each time a checkpoint is due. */
export function checkpointClock({ checkpoint, container }: KeptAttempt): (ranSeconds: number) => void {
  let sinceLast = 0
  return (ranSeconds) => {
    sinceLast += ranSeconds
    if (checkpoint === null || sinceLast < checkpoint.everySeconds) return
    sinceLast = 0
    container.signalMain(checkpoint.signal as NodeJS.Signals)
  }
}
