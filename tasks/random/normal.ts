import { exp, ln } from '../elementary'
import type { Random } from './xoshiro'

/**
 * Standard normal variates by the ziggurat of Marsaglia and Tsang (2000, J. Stat. Softw. 5(8)) with 128 layers, and strip and
 * height drawn from different bits as Doornik (2005) asks. Keeps no state but the generator's.
 */
export function createNormal(random: Random): () => number {
  const { bits, uniform } = random
  return function normal(): number {
    for (;;) {
      const drawn = bits()
      const layer = drawn & 127
      const u = ((drawn >> 7) + (bits() >>> 0) / 4_294_967_296) / 16_777_216 // [-1, 1)
      if (Math.abs(u) < (ratios[layer] as number)) return u * (edges[layer] as number)
      if (layer === 0) return tail(uniform, u < 0)
      const x = u * (edges[layer] as number)
      const lower = density(edges[layer] as number)
      const upper = density(edges[layer + 1] as number)
      if (lower + uniform() * (upper - lower) < density(x)) return x
    }
  }
}

/** Where the base strip ends and the area of each layer, for 128 layers (Marsaglia and Tsang 2000, table in section 3). */
const start = 3.442619855899
const area = 9.91256303526217e-3

const edges = new Float64Array(129)
const ratios = new Float64Array(128)
{
  edges[0] = area / density(start)
  edges[1] = start
  for (let layer = 2; layer < 128; layer++) {
    const before = edges[layer - 1] as number
    edges[layer] = Math.sqrt(-2 * ln(area / before + density(before)))
  }
  edges[128] = 0
  for (let layer = 0; layer < 128; layer++) {
    ratios[layer] = (edges[layer + 1] as number) / (edges[layer] as number)
  }
}

/** The bell, 1 at its top. */
function density(x: number): number {
  return exp(-0.5 * x * x)
}

/** Beyond the base strip: Marsaglia's exact method (1964). */
function tail(uniform: () => number, negative: boolean): number {
  for (;;) {
    const x = ln(1 - uniform()) / start
    const y = ln(1 - uniform())
    if (-2 * y >= x * x) return negative ? x - start : start - x
  }
}
