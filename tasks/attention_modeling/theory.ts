import { exp } from '../elementary'

/**
 * Probability of each number of items that have finished their exponential times by `seconds`: as the items are independent,
 * a Poisson binomial law, built up item by item. `except` leaves one item out.
 */
export function finishedBy(rates: Float64Array, seconds: number, except = -1): Float64Array {
  const law = new Float64Array(rates.length + 1)
  law[0] = 1
  for (const [item, rate] of rates.entries()) {
    if (item === except) continue
    const pending = exp(-rate * seconds)
    for (let count = item + 1; count > 0; count--) {
      law[count] = (law[count] as number) * pending + (law[count - 1] as number) * (1 - pending)
    }
    law[0] *= pending
  }
  return law
}

/**
 * Probability of each score in whole report: as many as have finished, and what would be more than memory holds is as much as
 * it holds (Shibuya and Bundesen 1988, J. Exp. Psychol. HPP 14, 591). Broken capacities are mixtures.
 */
export function scoreLaw(rates: Float64Array, capacity: number, seconds: number): Float64Array {
  const finished = finishedBy(rates, seconds)
  const scores = new Float64Array(rates.length + 1)
  for (const { slots, share } of mixture(capacity)) {
    for (const [count, probability] of finished.entries()) {
      const score = Math.min(count, slots)
      scores[score] = (scores[score] as number) + share * probability
    }
  }
  return scores
}

/** Mean score in whole report. */
export function meanScore(rates: Float64Array, capacity: number, seconds: number): number {
  return scoreLaw(rates, capacity, seconds).reduce((sum, share, score) => sum + share * score, 0)
}

/**
 * Probability that each item has entered memory by each of `times` (rising, seconds):
 *
 *     P(x) = integral over s from 0 to t of v_x exp(-v_x s) P(fewer than K others have finished by s) ds
 *
 * (Bundesen 1990, for any rates). The integrand is a sum of exponentials: five-point Gauss-Legendre on pieces in which
 * the fastest of them falls by less than a half is exact to some 1e-13.
 */
export function selectedBy(
  rates: Float64Array,
  capacity: number,
  times: ArrayLike<number>,
): readonly Float64Array[] {
  const total = rates.reduce((sum, rate) => sum + rate, 0)
  const selected = new Float64Array(rates.length)
  let reached = 0
  return Array.from(times, (time) => {
    const pieces = Math.ceil(2 * total * (time - reached))
    for (let piece = 0; piece < pieces; piece++) {
      const width = (time - reached) / pieces
      addPiece(selected, rates, capacity, reached + piece * width, width)
    }
    reached = time
    return selected.slice()
  })
}

/** Five-point Gauss-Legendre on [-1, 1] (Abramowitz and Stegun 1964, 25.4.30 in closed form). */
const inner = Math.sqrt(5 - 2 * Math.sqrt(10 / 7)) / 3
const outer = Math.sqrt(5 + 2 * Math.sqrt(10 / 7)) / 3
const innerWeight = (322 + 13 * Math.sqrt(70)) / 900
const outerWeight = (322 - 13 * Math.sqrt(70)) / 900
const nodes = [
  { at: -outer, weight: outerWeight },
  { at: -inner, weight: innerWeight },
  { at: 0, weight: 128 / 225 },
  { at: inner, weight: innerWeight },
  { at: outer, weight: outerWeight },
] as const

function addPiece(
  into: Float64Array,
  rates: Float64Array,
  capacity: number,
  from: number,
  width: number,
): void {
  for (const { at, weight } of nodes) {
    const seconds = from + ((at + 1) * width) / 2
    for (const [item, rate] of rates.entries()) {
      const others = finishedBy(rates, seconds, item)
      const density = rate * exp(-rate * seconds) * roomAfter(others, capacity)
      into[item] = (into[item] as number) + (density * weight * width) / 2
    }
  }
}

/** Probability that fewer items have finished than memory holds. */
function roomAfter(finished: Float64Array, capacity: number): number {
  let room = 0
  for (const { slots, share } of mixture(capacity)) {
    for (let count = 0; count < slots && count < finished.length; count++) {
      room += share * (finished[count] as number)
    }
  }
  return room
}

function mixture(capacity: number) {
  const slots = Math.floor(capacity)
  const share = capacity - slots
  return [
    { slots, share: 1 - share },
    { slots: slots + 1, share },
  ] as const
}
