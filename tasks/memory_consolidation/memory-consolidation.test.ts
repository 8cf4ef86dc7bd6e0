import { describe, expect, it } from 'vitest'
import { soloCrew } from '../crew'
import { createRandom } from '../random'
import { complete, completeInPieces } from '../run.fixture'
import { erf, erfc } from './error-function'
import { measureOverlaps, recallPattern, storePatterns, sweep, unstableNeurons } from './hopfield'
import { errorAtRest, oneStepError } from './hopfield-theory'
import type { Result } from './result'
import { lifetime, signalToNoise, traceLeft } from './synapse-theory'
import { memoryConsolidation } from '.'

const simulate = (params: Record<string, unknown>) => complete(memoryConsolidation, params).result as Result

describe('the error function', () => {
  it.each([
    // Abramowitz and Stegun 1964, table 7.1 (erf to 10 decimals)
    [0.1, 0.112462916],
    [0.5, 0.5204998778],
    [1, 0.8427007929],
    [1.5, 0.9661051465],
    [2, 0.995322265],
  ])('of %f', (x, value) => {
    expect(erf(x)).toBeCloseTo(value, 10)
    expect(erf(-x)).toBeCloseTo(-value, 10)
  })

  it('is smooth where the two expansions meet, and has a tail', () => {
    expect(erfc(2.5) / erfc(2.5 - 1e-12)).toBeCloseTo(1, 10)
    expect(erfc(5) / 1.537459794428035e-12).toBeCloseTo(1, 12) // C’s erfc, to its last digits
  })
})

describe('one step of a Hopfield network', () => {
  const [neurons, recalled] = [1000, 40]

  /** Mean and standard error of the share of wrong bits; networks are independent, the bits of one are not. */
  function measure(patterns: number, networks: number) {
    const spins = new Int8Array(neurons)
    const overlaps = new Int32Array(patterns)
    const shares = Array.from({ length: networks }, (_, stream) => {
      const network = storePatterns(createRandom(17, stream), neurons, patterns)
      let wrong = 0
      for (let pattern = 0; pattern < recalled; pattern++) {
        recallPattern(network, pattern, spins)
        measureOverlaps(network, spins, overlaps)
        wrong += unstableNeurons(network, spins, overlaps)
      }
      return wrong / (recalled * neurons)
    })
    const mean = shares.reduce((sum, share) => sum + share, 0) / networks
    const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (networks - 1)
    return { mean, error: Math.sqrt(variance / networks) }
  }

  // Hertz, Krogh and Palmer 1991, table 2.1: the load at which this share of bits is wrong
  const table = [
    { load: 0.105, published: 0.001, networks: 60 },
    { load: 0.138, published: 0.0036, networks: 40 },
    { load: 0.185, published: 0.01, networks: 30 },
    { load: 0.37, published: 0.05, networks: 20 },
    { load: 0.61, published: 0.1, networks: 20 },
  ]

  it.each(table)(
    'errs in $published of the bits at a load of $load',
    ({ load, published, networks }) => {
      const patterns = Math.round(load * neurons)
      const { mean, error } = measure(patterns, networks)
      expect(error).toBeLessThan(0.06 * published)
      expect(Math.abs(mean - oneStepError(neurons, patterns))).toBeLessThan(4 * error)
      // the table is for infinite networks, and rounded
      const finite = Math.abs(oneStepError(neurons, patterns) - oneStepError(1e9, load * 1e9))
      expect(Math.abs(mean - published)).toBeLessThan(4 * error + finite + 0.02 * published)
    },
    60_000,
  )

  it.each(table)('has a closed form that gives $published at $load', ({ load, published }) => {
    expect(Math.abs(oneStepError(1e9, load * 1e9) / published - 1)).toBeLessThan(0.02)
  })
})

describe('a Hopfield network that comes to rest', () => {
  it('does what the written-out weights do', () => {
    const [neurons, patterns] = [60, 9]
    const network = storePatterns(createRandom(4), neurons, patterns)
    const bit = (i: number, m: number) => network.bits[i * patterns + m] ?? 0
    const weight = (i: number, j: number) =>
      i === j ? 0 : Array.from({ length: patterns }, (_, m) => bit(i, m) * bit(j, m)).reduce((a, b) => a + b)
    const spins = new Int8Array(neurons)
    recallPattern(network, 2, spins)
    const plain = Array.from(spins)
    const overlaps = new Int32Array(patterns)
    measureOverlaps(network, spins, overlaps)
    sweep(network, spins, overlaps)
    for (let i = 0; i < neurons; i++) {
      const field = plain.reduce((sum, spin, j) => sum + weight(i, j) * spin, 0)
      if (field * (plain[i] ?? 0) < 0) plain[i] = -(plain[i] ?? 0)
    }
    expect(Array.from(spins)).toEqual(plain)
    const again = new Int32Array(patterns)
    measureOverlaps(network, spins, again)
    expect(overlaps).toEqual(again)
  })

  it('loses its memories at a load of 0.138, where 1.6 % of bits are wrong (Amit, Gutfreund, Sompolinsky 1985)', () => {
    expect(errorAtRest(0.1379)).toBeCloseTo(0.016, 3)
    expect(errorAtRest(0.139)).toBeNull()
  })

  it('keeps all patterns well below the critical load and none well above', () => {
    const { errorByLoad, patternsKept } = simulate({ numNeurons: 600, patterns: 30, scale: 0.2 })
    expect(patternsKept).toBe(30)
    const low = errorByLoad.find(({ load }) => load === 0.105)
    expect(Math.abs((low?.errorAtRest ?? 1) - (errorAtRest(0.105) ?? 0))).toBeLessThan(0.005)
    expect(errorByLoad.at(-1)?.errorAtRest).toBeGreaterThan(0.2)
    expect(simulate({ numNeurons: 300, patterns: 180, scale: 0.1 }).patternsKept).toBe(0)
  })
})

describe('binary synapses', () => {
  const given = { numNeurons: 1000, patterns: 20, plasticity: 0.1, replayEvery: 5, scale: 1, seed: 6 }
  const schedule = { plasticity: 0.1, replays: 4, replayEvery: 5 }
  const four = simulate({ ...given, replays: 4 })
  /** Averaged over 400 runs, in units of the noise of one. */
  const sampling = 1 / Math.sqrt(400)

  it('forget as sqrt(N) q (1 - q)^t (Fusi and Abbott 2007)', () => {
    for (const [later, snr] of four.signalToNoiseWithoutReplay.entries()) {
      expect(Math.abs(snr - Math.sqrt(1000) * 0.1 * 0.9 ** later)).toBeLessThan(4.5 * sampling)
    }
  })

  it('keep what is replayed as long as the geometric series says', () => {
    for (const [later, snr] of four.signalToNoise.entries()) {
      expect(Math.abs(snr - signalToNoise(1000, schedule, later))).toBeLessThan(4.5 * sampling)
    }
    const { withReplay, withoutReplay } = four.lifetimeMemories
    expect(Math.abs(withoutReplay - Math.log(Math.sqrt(1000) * 0.1) / -Math.log(0.9))).toBeLessThan(2)
    expect(Math.abs(withReplay - lifetime(1000, schedule))).toBeLessThan(2)
    expect(withReplay).toBeGreaterThan(withoutReplay + 20)
  })

  it('have the trace of the recursion: each storing q + (1 - q) m, each other memory (1 - q) m', () => {
    let trace = 0.1
    for (let later = 1; later <= 60; later++) {
      trace *= 0.9
      if (later % 5 === 0 && later <= 20) trace = 0.1 + 0.9 * trace
      expect(traceLeft(schedule, later)).toBeCloseTo(trace, 14)
    }
  })

  it('hold, after the last replay, as much as the consolidation level says', () => {
    const error = 4.5 / Math.sqrt(400 * 1000)
    expect(Math.abs(four.consolidationLevel - traceLeft(schedule, 20))).toBeLessThan(error)
  })

  it('that always learn hold the last memory alone', () => {
    const { signalToNoise: snr, lifetimeMemories } = simulate({
      ...given,
      plasticity: 1,
      replays: 0,
      scale: 0.1,
    })
    expect(snr[0]).toBeGreaterThan(25)
    expect(Math.abs(snr[1] ?? 9)).toBeLessThan(1)
    expect(lifetimeMemories.withReplay).toBe(0)
  })
})

describe('a run of memory_consolidation', () => {
  const params = { numNeurons: 300, patterns: 40, scale: 0.5, seed: 3 }
  const whole = complete(memoryConsolidation, params)

  it('interrupted gives the same', () => expect(completeInPieces(memoryConsolidation, params)).toEqual(whole))

  it('with another seed gives something else', () => {
    expect(complete(memoryConsolidation, { ...params, seed: 4 }).result).not.toEqual(whole.result)
  })

  it('interrupted in the midst of a recall gives the same', () => {
    const big = { numNeurons: 4000, patterns: 600, scale: 0.1 }
    const aids = { texts: {}, crew: soloCrew }
    const through = memoryConsolidation.begin(big, aids)
    let resumed = memoryConsolidation.begin(big, aids)
    for (let step = 0; step < 6; step++) {
      through.step()
      resumed.step()
      resumed = memoryConsolidation.resume(big, resumed.save(), aids)
    }
    expect(resumed.save()).toEqual(through.save())
  })

  it('says what was found in one sentence', () => {
    expect(whole.summary).toMatch(
      /^A network of 300 neurons keeps \d+ of 40 patterns, .*when replayed \(4 times\)\.$/,
    )
  })

  it('refuses more patterns than two a neuron, with the reason', () => {
    const { error } = memoryConsolidation.params.safeParse({ numNeurons: 100, patterns: 300 })
    expect(error?.issues[0]?.message).toContain('must be at most 200')
  })
})
