import { exp } from '../elementary'
import { erf, erfc } from './error-function'

/**
 * Share of wrong bits after one step from a stored pattern: (1 - erf(sqrt(N / 2p))) / 2, as the other patterns' crosstalk is
 * normal with variance p/N (Hertz, Krogh and Palmer 1991, section 2.2). A neuron meets N - 1 others and p - 1 other patterns.
 */
export function oneStepError(neurons: number, patterns: number): number {
  return patterns < 2 ? 0 : erfc(Math.sqrt((neurons - 1) / (2 * (patterns - 1)))) / 2
}

/**
 * Share of wrong bits when a large network begun at a stored pattern has come to rest: (1 - erf(y)) / 2 for the largest root of
 * y (sqrt(2 load) + 2/sqrt(pi) exp(-y^2)) = erf(y) (Amit, Gutfreund and Sompolinsky 1985, Phys. Rev. Lett. 55, 1530; Hertz,
 * Krogh and Palmer 1991, section 2.5). `null` beyond the critical load of 0.138, where no such root is left.
 */
export function errorAtRest(load: number): number | null {
  const excess = (y: number) => erf(y) - y * (Math.sqrt(2 * load) + (2 / Math.sqrt(Math.PI)) * exp(-y * y))
  const highest = 1 / Math.sqrt(2 * load) // there erf(y) < 1 leaves the right side the larger
  const step = 0.001
  for (let y = highest; y > 1; y -= step) {
    if (excess(y) > 0) return erfc(rootBetween(excess, y, y + step)) / 2
  }
  return null
}

function rootBetween(excess: (y: number) => number, above: number, below: number): number {
  let [from, to] = [above, below]
  for (let halving = 0; halving < 50; halving++) {
    const middle = (from + to) / 2
    if (excess(middle) > 0) from = middle
    else to = middle
  }
  return from
}
