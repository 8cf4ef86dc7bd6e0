import { ln } from '../elementary'

/** How a memory is laid down: how strongly, and when it is replayed. */
export interface Schedule {
  /** Probability q that a synapse takes on what a memory asks. */
  readonly plasticity: number
  readonly replays: number
  /** Other memories stored before each replay. */
  readonly replayEvery: number
}

/**
 * What is left of a memory when `later` others were stored: the mean over synapses of asked times held, 0 to 1.
 *
 * Storing takes the mean m to q + (1 - q) m, another memory takes it to (1 - q) m. So it begins at q and falls as q (1 - q)^t
 * (Fusi and Abbott 2007). From one replay to the next, g memories later, m becomes q + (1 - q)^(g + 1) m: a geometric
 * series, so that after k replays and t memories since,
 *
 *     m = q (1 - r^(k + 1)) / (1 - r) (1 - q)^t,   r = (1 - q)^(g + 1).
 */
export function traceLeft({ plasticity, replays, replayEvery }: Schedule, later: number): number {
  const replayed = Math.min(replays, Math.floor(later / replayEvery))
  const since = later - replayed * replayEvery
  const ratio = power(1 - plasticity, replayEvery + 1)
  const laidDown = (plasticity * (1 - power(ratio, replayed + 1))) / (1 - ratio)
  return laidDown * power(1 - plasticity, since)
}

/** Signal over noise of that: the sum over N synapses is N m, and sqrt(N) is how far a memory never stored strays from 0. */
export function signalToNoise(synapses: number, schedule: Schedule, later: number): number {
  return Math.sqrt(synapses) * traceLeft(schedule, later)
}

/**
 * After how many others the memory can no longer be told from noise (signal = noise), counted from its storing: the replays'
 * time and then ln(sqrt(N) m) / -ln(1 - q), with m as the last replay leaves it. 0 when even then it could not.
 */
export function lifetime(synapses: number, schedule: Schedule): number {
  const lastReplay = schedule.replays * schedule.replayEvery
  const best = signalToNoise(synapses, schedule, lastReplay)
  if (best <= 1) return 0
  return lastReplay + (schedule.plasticity === 1 ? 0 : ln(best) / -ln(1 - schedule.plasticity))
}

function power(base: number, exponent: number): number {
  let product = 1
  for (let factor = 0; factor < exponent; factor++) product *= base
  return product
}
