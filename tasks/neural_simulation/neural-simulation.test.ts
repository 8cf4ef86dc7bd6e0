import { describe, expect, it } from 'vitest'
import { neuralSimulation } from '.'
import { soloCrew } from '../crew'
import { createRandom } from '../random'
import { complete, completeInPieces, crewInTurn } from '../run.fixture'
import type { Result } from './result'
import { powerSpectrum, rhythms } from './spectrum'
import { createWatch } from './watch'

const simulate = (params: Record<string, unknown>) => complete(neuralSimulation, params).result as Result

describe('the network of Izhikevich (2003)', () => {
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8]
  const results = seeds.map((seed) => simulate({ seed }))
  const mean = (of: (result: Result) => number) =>
    results.reduce((sum, result) => sum + of(result), 0) / results.length

  it('fires at 7 to 9 Hz at the published parameters ("mean rate ≈ 8 Hz", p. 1571)', () => {
    expect(mean(({ meanRateHz }) => meanRateHz)).toBeGreaterThan(7)
    expect(mean(({ meanRateHz }) => meanRateHz)).toBeLessThan(9)
  })

  it('shows rhythms in the alpha and gamma bands (p. 1571: "10 Hz … and 40 Hz")', () => {
    const { spectrumPeaksHz } = simulate({ durationMs: 8000 })
    const within = (from: number, to: number) => spectrumPeaksHz.filter((hz) => hz >= from && hz <= to)
    expect(within(7.5, 13)).not.toEqual([])
    expect(within(30, 80)).not.toEqual([])
  })

  it.each(['izhikevich', 'brunel'])('is silent without input (%s)', (model) => {
    const silent = simulate({ model, numNeurons: 1000, durationMs: 100, scale: 0 })
    expect(silent).toMatchObject({ spikeCount: 0, intervalCv: null, spectrumPeaksHz: [] })
  })

  it('takes no inhibition, which belongs to brunel, and says so', () => {
    const complaint = (given: object) => neuralSimulation.params.safeParse(given).error?.issues[0]
    expect(complaint({ inhibition: 4 })).toMatchObject({
      path: ['inhibition'],
      message: expect.stringMatching(/^belongs to the model brunel: .{20}/),
    })
    expect(complaint({ inhibition: 4, model: 'brunel' })).toBeUndefined()
  })

  it('is busier with more input', () => {
    expect(simulate({ scale: 2 }).meanRateHz).toBeGreaterThan(mean(({ meanRateHz }) => meanRateHz))
  })
})

describe.each([
  { params: { model: 'izhikevich', numNeurons: 300, durationMs: 4000 }, stepsInPiece: 1 },
  { params: { model: 'brunel', numNeurons: 16_500, durationMs: 10 }, stepsInPiece: 4 }, // two blocks
])('a run of neural_simulation: %o', ({ params, stepsInPiece }) => {
  const whole = complete(neuralSimulation, params)
  const aids = { texts: {}, crew: soloCrew }

  it('interrupted gives the same', () => {
    expect(completeInPieces(neuralSimulation, params, aids, stepsInPiece)).toEqual(whole)
  }, 60_000)

  it('shared among lanes gives the same', () => {
    const crew = crewInTurn(neuralSimulation, params, 2)
    expect(complete(neuralSimulation, params, { texts: {}, crew })).toEqual(whole)
  }, 60_000)

  it('with another seed gives something else', () => {
    const small = { ...params, numNeurons: 200 }
    expect(simulate({ ...small, seed: 2 })).not.toEqual(simulate(small))
  })
})

describe('rhythms', () => {
  const noise = createRandom(4)
  const signal = (...rhythmsHz: readonly number[]) =>
    Float64Array.from(
      { length: 8000 },
      (_, ms) =>
        rhythmsHz.reduce((sum, hz) => sum + Math.sin((2 * Math.PI * hz * ms) / 1000), 0) + noise.uniform(),
    )

  it.each([[[10, 40]], [[25]], [[180, 8, 60]], [[]]])('of a signal with %j Hz are those', (rhythmsHz) => {
    const found = rhythms(powerSpectrum(signal(...rhythmsHz))).toSorted((one, other) => one - other)
    expect(found).toHaveLength(rhythmsHz.length)
    for (const [at, hz] of rhythmsHz.toSorted((one, other) => one - other).entries()) {
      expect(Math.abs((found[at] ?? 0) / hz - 1)).toBeLessThan(0.05)
    }
  })
})

describe('a raster', () => {
  it('of more spikes than it can hold has the last of them, in order', () => {
    const { spike, seen } = createWatch(1000, 1000)
    for (let ms = 0; ms < 1000; ms++) for (let neuron = 0; neuron < 70; neuron++) spike(neuron, ms)
    const { neurons, timesMs } = seen.raster()
    expect(timesMs).toHaveLength(60_000)
    expect([timesMs[0], timesMs.at(-1), neurons.at(-1)]).toEqual([142, 999, 69])
    expect(timesMs).toEqual(timesMs.toSorted())
  })
})

describe('the memory of a run', () => {
  it('is estimated before it starts: a dense network grows with the square of its neurons', () => {
    const estimate = (params: Record<string, unknown>) => neuralSimulation.estimateMemoryBytes(params)
    expect(estimate({ numNeurons: 50_000 })).toBeGreaterThan(10e9)
    expect(estimate({ model: 'brunel', numNeurons: 50_000 })).toBeLessThan(400e6)
  })
})
