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
  const size = sizeOf(Params.parse({ model: 'brunel', numNeurons: 3000 }))
  const plan = planConnections(size)
  const connections = carve(new SharedArrayBuffer(measure(plan)), plan)
  connect(size, 1, connections)
  const heard = Array.from({ length: size.neurons }, () => [] as number[])
  for (let block = 0; block < size.blocks; block++) {
    for (let source = 0; source < size.neurons; source++) {
      const at = block * (size.neurons + 1) + source
      const targets = connections.targets.subarray(connections.starts[at], connections.starts[at + 1])
      for (const target of targets) heard[block * blockNeurons + target]?.push(source)
    }
  }

  it('give each neuron its number of different sources of either kind', () => {
    for (const sources of heard) {
      expect(new Set(sources).size).toBe(size.fromExcitatory + size.fromInhibitory)
      expect(sources.filter((source) => source < size.excitatory)).toHaveLength(size.fromExcitatory)
    }
  })
})
