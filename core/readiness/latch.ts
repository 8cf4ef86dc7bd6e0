/** Where a rule's figure stands: past its limit, in the band between limit and clear limit, or clear. */
export type Side = 'past' | 'between' | 'clear'

/** How long a figure must stay on a side before the rule changes. */
export interface Delays {
  readonly tripSeconds: number
  readonly clearSeconds: number
}

/** A rule with a band: whether it holds, and since which monotonic second its figure has asked for the other state. */
export interface Latch {
  readonly holds: boolean
  readonly pendingSince: number | null
}

/**
 * The latch one sample later. It trips when the figure has been past its limit for `tripSeconds` without a break, and
 * lets go when it has been clear for `clearSeconds` without a break; in the band nothing changes. A moment from before
 * a restart of the monotonic clock (it lies ahead) starts anew.
 */
export function moveLatch(latch: Latch, side: Side, delays: Delays, monotonicSeconds: number): Latch {
  const wanted = latch.holds ? 'clear' : 'past'
  if (side !== wanted) return { holds: latch.holds, pendingSince: null }
  const known = latch.pendingSince !== null && latch.pendingSince <= monotonicSeconds
  const since = known ? (latch.pendingSince ?? monotonicSeconds) : monotonicSeconds
  const delay = latch.holds ? delays.clearSeconds : delays.tripSeconds
  if (monotonicSeconds - since < delay) return { holds: latch.holds, pendingSince: since }
  return { holds: !latch.holds, pendingSince: null }
}
