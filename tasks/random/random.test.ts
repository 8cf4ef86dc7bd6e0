import { describe, expect, it } from 'vitest'
import { createNormal, createPoisson, createRandom, randomFrom } from '.'
import { splitMix64 } from './xoshiro'

describe('SplitMix64', () => {
  it('gives the published numbers (test of java.util.SplittableRandom’s sequence for seed 1234567)', () => {
    const next = splitMix64(1234567n)
    expect([next(), next(), next()]).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
    ])
  })
})

describe('xoshiro128**', () => {
  it('gives what its authors’ algorithm gives from the state 1 2 3 4', () => {
    const { bits } = randomFrom(Int32Array.of(1, 2, 3, 4))
    const drawn = Array.from({ length: 8 }, () => bits() >>> 0)
    expect(drawn).toEqual([11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849])
  })

  it('goes on from a saved state', () => {
    const random = createRandom(7)
    random.uniform()
    const saved = random.state.slice()
    const ahead = [random.uniform(), random.uniform()]
    const again = randomFrom(saved)
    expect([again.uniform(), again.uniform()]).toEqual(ahead)
  })

  it('gives every seed and every stream its own numbers', () => {
    const first = [createRandom(1, 0), createRandom(1, 1), createRandom(2, 0), createRandom(0, 1)].map((r) =>
      r.bits(),
    )
    expect(new Set(first).size).toBe(4)
  })

  it('draws integers evenly: chi squared of 10 cells below its 99.9 % point (27.9)', () => {
    const { below } = createRandom(3)
    const counts = Array.from({ length: 10 }, () => 0)
    for (let draw = 0; draw < 100_000; draw++) counts[below(10)]! += 1
    const chiSquared = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)
    expect(chiSquared).toBeLessThan(27.9)
  })
})

describe('normal variates', () => {
  const count = 1_000_000
  const normal = createNormal(createRandom(11))
  const drawn = Float64Array.from({ length: count }, normal)

  it.each([
    // moment, its value, variance of its estimator times n (Kendall and Stuart, normal moments)
    [1, 0, 1],
    [2, 1, 2],
    [3, 0, 15],
    [4, 3, 96],
  ])('have the moment of order %i within four standard errors', (order, value, variance) => {
    const mean = drawn.reduce((sum, x) => sum + x ** order, 0) / count
    expect(Math.abs(mean - value)).toBeLessThan(4 * Math.sqrt(variance / count))
  })

  it.each([
    [1, 0.158655253931457],
    [2, 0.0227501319481792],
    [3.4, 3.369292656768808e-4],
    [3.6, 1.591085901575339e-4],
  ])('lie beyond %f as often as the normal law says, on both sides', (limit, share) => {
    const error = 4 * Math.sqrt((share * (1 - share)) / count)
    expect(Math.abs(drawn.filter((x) => x > limit).length / count - share)).toBeLessThan(error)
    expect(Math.abs(drawn.filter((x) => x < -limit).length / count - share)).toBeLessThan(error)
  })
})

describe('Poisson variates', () => {
  it('draw from the generator as bits() does', () => {
    const [one, other] = [createRandom(5), createRandom(5)]
    createPoisson(2)(one.state, new Uint8Array(100))
    for (let draw = 0; draw < 100; draw++) other.bits()
    expect(one.state).toEqual(other.state)
  })

  it.each([0.05, 2, 4, 30])(
    'of mean %f occur as often as the law says, within 4.5 standard errors',
    (mean) => {
      const drawn = new Uint8Array(1_000_000)
      createPoisson(mean)(createRandom(13).state, drawn)
      const counts = Array.from({ length: 256 }, () => 0)
      for (const value of drawn) counts[value]! += 1
      let share = Math.exp(-mean)
      for (let k = 0; share * drawn.length > 5 || k < mean; k++) {
        const error = 4.5 * Math.sqrt((share * (1 - share)) / drawn.length)
        expect(Math.abs(counts[k]! / drawn.length - share)).toBeLessThan(error)
        share *= mean / (k + 1)
      }
    },
  )
})
