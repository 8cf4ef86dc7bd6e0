import { exp } from '../elementary'

/** Fills an array with Poisson variates, drawing from a generator's state (`Random.state`) as `bits` does. */
export type PoissonFill = (state: Int32Array, into: Uint8Array) => void

const guideBits = 10

/**
 * Poisson variates of one mean (at most 100) by inversion with a guide table (Devroye 1986, ch. III.2.4): one 32-bit number a
 * variate, so that a value is as likely as the law says to within 2^-32. The generator's steps stand here once more, on local
 * variables: this is the innermost loop of a network's noise.
 */
export function createPoisson(mean: number): PoissonFill {
  const limits = cumulative(mean)
  const guide = guideInto(limits)
  return (state, into) => {
    let s0 = state[0] as number
    let s1 = state[1] as number
    let s2 = state[2] as number
    let s3 = state[3] as number
    for (let index = 0; index < into.length; index++) {
      const times5 = Math.imul(s1, 5)
      const drawn = Math.imul((times5 << 7) | (times5 >>> 25), 9) >>> 0
      const shifted = s1 << 9
      s2 ^= s0
      s3 ^= s1
      s1 ^= s2
      s0 ^= s3
      s2 ^= shifted
      s3 = (s3 << 11) | (s3 >>> 21)
      let value = guide[drawn >>> (32 - guideBits)] as number
      while (drawn >= (limits[value] as number)) value++
      into[index] = value
    }
    state[0] = s0
    state[1] = s1
    state[2] = s2
    state[3] = s3
  }
}

/** P(X <= k) in units of 2^-32 for each k; the last one holds everything. */
function cumulative(mean: number): Float64Array {
  const limits: number[] = []
  let probability = exp(-mean)
  let sum = 0
  for (let k = 0; k < 255 && sum < 1 - 1e-11; k++) {
    sum += probability
    limits.push(sum * 4_294_967_296)
    probability *= mean / (k + 1)
  }
  limits.push(4_294_967_296)
  return Float64Array.from(limits)
}

/** For each value of the top bits the smallest variate that it can mean. */
function guideInto(limits: Float64Array): Uint8Array {
  const cells = 1 << guideBits
  const width = 4_294_967_296 / cells
  return Uint8Array.from({ length: cells }, (_, cell) => limits.findIndex((limit) => cell * width < limit))
}
