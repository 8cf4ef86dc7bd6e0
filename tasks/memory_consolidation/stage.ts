import type { State } from '../state'

/** One of the computations that a run does one after the other. */
export interface Stage {
  /** All that `step` changes. */
  readonly state: State
  /** How much there is to do, in elementary operations, about. */
  readonly work: number
  readonly workDone: number
  readonly isDone: boolean
  /** The next some tens of milliseconds. */
  step(): void
}
