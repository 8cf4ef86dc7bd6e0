/**
 * One lane's part of an order: what lane `lane` of `lanes` does on the memory that all of them share. Which lanes there are
 * decides only who does a piece, never how: each piece draws from a random stream of its own.
 */
export type LaneWork = (order: number, lane: number, lanes: number) => void

/** Threads that work on one run together. */
export interface Crew {
  /** How many there are, the calling one included. */
  readonly lanes: number
  /**
   * Gives every lane the memory; `work` is the calling lane's own. The function that comes back has all lanes carry an order
   * out, and returns when the last one is done.
   */
  gather(memory: SharedArrayBuffer, work: LaneWork): (order: number) => void
}

/** The crew of one: everything happens in the calling thread. */
export const soloCrew: Crew = {
  lanes: 1,
  gather: (_memory, work) => (order) => work(order, 0, 1),
}
