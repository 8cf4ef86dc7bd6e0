import type { pack } from '../state'

/** One of the computations that a run does one after the other. */
export interface Stage {
  /** All that `step` changes, in arrays to save and to restore. */
  readonly state: Parameters<typeof pack>[0]
  /** How much there is to do, in elementary operations, about. */
  readonly work: number
  readonly workDone: number
  readonly isDone: boolean
  /** The next some tens of milliseconds. */
  step(): void
}
