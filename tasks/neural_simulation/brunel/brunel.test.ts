import { describe, expect, it } from 'vitest'
import { complete } from '../../run.fixture'
import { neuralSimulation } from '..'
import { Params } from '../params'
import type { Result } from '../result'
import { connect, planConnections } from './connections'
import { fire, lif, relax, stepMs } from './lif'
import { carve, measure } from '../../memory'
import { siegertHz } from './siegert'
import { blockNeurons, sizeOf } from './size'

/**
 * The three conditions of Brunel (2000), figure 8 B to D, with the rates that he gives for his simulations and his theory.
 * The theory is that of a steady rate: where the network oscillates slowly, his own simulation lies 14 % below it.
 */
const published = [
  { inhibition: 6, scale: 2, durationMs: 600, from: 58, to: 62, theoryHz: 55.8, within: 0.1 },
  { inhibition: 5, scale: 1, durationMs: 600, from: 36, to: 39, theoryHz: 38, within: 0.1 },
  { inhibition: 4.5, scale: 0.45, durationMs: 2000, from: 5, to: 6.5, theoryHz: 6.5, within: 0.2 },
] as const

describe.each(published)('the network of Brunel (2000): %o', ({ from, to, theoryHz, within, ...given }) => {
  const result = complete(neuralSimulation, { model: 'brunel', ...given }).result as Result

  it('fires at the published rate', () => {
    expect(result.meanRateHz).toBeGreaterThan(from)
    expect(result.meanRateHz).toBeLessThan(to)
  })

  it('has the published theoretical rate, and fires near it', () => {
    expect(Math.abs((result.theoreticalRateHz ?? 0) - theoryHz)).toBeLessThan(0.06)
    expect(Math.abs(result.meanRateHz / theoryHz - 1)).toBeLessThan(within)
  })
})

describe('a single leaky integrate-and-fire neuron', () => {
  it.each([20.5, 22, 25, 30, 50, 100])(
    'under a constant drive of %f mV fires as its closed form says',
    (drive) => {
      const membranes = { potential: Float64Array.of(lif.resetMv), refractory: new Uint8Array(1) }
      const [fired, silent] = [new Uint16Array(1), new Uint8Array(1)]
      const times: number[] = []
      for (let step = 0; times.length < 11; step++) {
        relax(membranes.potential, drive, silent, 0)
        if (fire(membranes, fired, 0) > 0) times.push(step * stepMs)
      }
      const period = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 10
      const { timeConstantMs, resetMv, thresholdMv, refractoryMs } = lif
      const closedForm = refractoryMs + timeConstantMs * Math.log((drive - resetMv) / (drive - thresholdMv))
      // it fires at the end of the step in which the closed form reaches the threshold
      expect(period).toBeCloseTo(Math.ceil(closedForm / stepMs - 1e-9) * stepMs, 9)
    },
  )
})

describe('Siegert’s formula', () => {
  it('is the closed form of the noiseless neuron when noise vanishes', () => {
    const closedForm = 1000 / (2 + 20 * Math.log((25 - 10) / (25 - 20)))
    expect(siegertHz(25, 0.05)).toBeCloseTo(closedForm, 2)
  })
})

describe('the connections', () => {
  const size = sizeOf(Params.parse({ model: 'brunel', numNeurons: 17_000 }))
  const plan = planConnections(size)
  const { starts, targets } = carve(new SharedArrayBuffer(measure(plan)), plan)
  connect(size, 1, { starts, targets })

  it('give each neuron its number of different sources of either kind', () => {
    const [excitatory, inhibitory] = [new Uint32Array(size.neurons), new Uint32Array(size.neurons)]
    const lastHeard = new Int32Array(size.neurons).fill(-1)
    let twice = 0
    for (let at = 0; at < starts.length; at++) {
      const source = at % (size.neurons + 1)
      if (source === size.neurons) continue // the end of a block
      const block = Math.floor(at / (size.neurons + 1))
      for (const place of targets.subarray(starts[at], starts[at + 1])) {
        const target = block * blockNeurons + place
        if (lastHeard[target] === source) twice += 1
        lastHeard[target] = source
        const counts = source < size.excitatory ? excitatory : inhibitory
        counts[target] = (counts[target] ?? 0) + 1
      }
    }
    expect(size.blocks).toBe(2)
    expect(twice).toBe(0)
    expect(new Set(excitatory)).toEqual(new Set([1000]))
    expect(new Set(inhibitory)).toEqual(new Set([250]))
  })
})
