/** A seeded generator: xoshiro128** 1.1 of Blackman and Vigna (2018, https://prng.di.unimi.it/xoshiro128starstar.c). */
export interface Random {
  /** Its whole state, live: to save and to restore. */
  readonly state: Int32Array
  /** The next 32 bits, as a signed integer. */
  bits(): number
  /** Uniform in [0, 1), 53 bits. */
  uniform(): number
  /** A uniform integer in [0, bound), bound up to 2^32, without bias (Lemire 2019). */
  below(bound: number): number
}

/**
 * A generator for one stream of a seed. Both are integers from 0 to 2^32 - 1; its state is filled by SplitMix64, as its authors
 * ask. Streams differ in their starting points, which chance alone could bring close together: 2^-64 for a million streams.
 */
export function createRandom(seed: number, stream = 0): Random {
  return randomFrom(new Int32Array(seededState(seed, stream).buffer))
}

/** A generator that goes on from this state, and keeps it up to date. */
export function randomFrom(state: Int32Array): Random {
  function bits(): number {
    const s1 = state[1] as number
    let s2 = (state[2] as number) ^ (state[0] as number)
    let s3 = (state[3] as number) ^ s1
    const times5 = Math.imul(s1, 5)
    state[1] = s1 ^ s2
    state[0] = (state[0] as number) ^ s3
    s2 ^= s1 << 9
    state[2] = s2
    s3 = (s3 << 11) | (s3 >>> 21)
    state[3] = s3
    return Math.imul((times5 << 7) | (times5 >>> 25), 9)
  }

  function uniform(): number {
    const high = bits() >>> 5
    const low = bits() >>> 6
    return (high * 67_108_864 + low) / 9_007_199_254_740_992
  }

  function below(bound: number): number {
    const limit = 4_294_967_296 - (4_294_967_296 % bound)
    let drawn = bits() >>> 0
    while (drawn >= limit) drawn = bits() >>> 0
    return drawn % bound
  }

  return { state, bits, uniform, below }
}

const mask = (1n << 64n) - 1n

function seededState(seed: number, stream: number): BigUint64Array {
  const next = splitMix64((BigInt(stream) << 32n) | BigInt(seed))
  return BigUint64Array.of(next(), next())
}

/** SplitMix64 of Steele, Lea and Flood (2014, https://prng.di.unimi.it/splitmix64.c). */
export function splitMix64(start: bigint): () => bigint {
  let state = start
  return () => {
    state = (state + 0x9e3779b97f4a7c15n) & mask
    let mixed = state
    mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n) & mask
    mixed = ((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn) & mask
    return mixed ^ (mixed >> 31n)
  }
}
