import type { State } from '../state'
import { createNormal, createRandom } from '../random'
import { excitatoryOf, type Params } from './params'
import type { Watch } from './watch'

/** The network of Izhikevich (2003, IEEE Trans. Neural Netw. 14, 1569-1572): its published program, in steps of 1 ms. */
export interface Izhikevich {
  /** All that changes, to save and to restore. */
  readonly state: State
  /** Millisecond `timeMs`: who has fired is reset, the others hear of it, everybody moves on. */
  step(timeMs: number, watch: Watch): void
}

/** The size for which the strengths were published; in another network they shrink or grow so that the input stays. */
const publishedNeurons = 1000
const thresholdMv = 30

export function izhikevichBytes(numNeurons: number): number {
  return 4 * numNeurons * numNeurons + 8 * 8 * numNeurons
}

export function createIzhikevich({ numNeurons, scale, seed }: Params): Izhikevich {
  const excitatory = excitatoryOf(numNeurons)
  const random = createRandom(seed)
  const normal = createNormal(random)
  const { a, b, c, d } = drawNeurons(numNeurons, excitatory, random.uniform)
  const weights = drawWeights(numNeurons, excitatory, random.uniform)
  const v = new Float64Array(numNeurons).fill(-65)
  const u = v.map((potential, neuron) => potential * (b[neuron] as number))
  const input = new Float64Array(numNeurons)

  function hear(source: number): void {
    const row = source * numNeurons
    for (let target = 0; target < numNeurons; target++) {
      input[target] = (input[target] as number) + (weights[row + target] as number)
    }
  }

  function move(neuron: number): void {
    const i = input[neuron] as number
    const recovery = u[neuron] as number
    let potential = v[neuron] as number
    // two half steps "for numerical stability", as the published program says
    potential += 0.5 * (0.04 * potential * potential + 5 * potential + 140 - recovery + i)
    potential += 0.5 * (0.04 * potential * potential + 5 * potential + 140 - recovery + i)
    v[neuron] = potential
    u[neuron] = recovery + (a[neuron] as number) * ((b[neuron] as number) * potential - recovery)
  }

  return {
    state: [v, u, random.state],
    step(timeMs, watch) {
      for (let neuron = 0; neuron < numNeurons; neuron++) {
        input[neuron] = scale * (neuron < excitatory ? 5 : 2) * normal()
      }
      for (let neuron = 0; neuron < numNeurons; neuron++) {
        if ((v[neuron] as number) < thresholdMv) continue
        v[neuron] = c[neuron] as number
        u[neuron] = (u[neuron] as number) + (d[neuron] as number)
        hear(neuron)
        watch.spike(neuron, timeMs)
      }
      for (let neuron = 0; neuron < numNeurons; neuron++) move(neuron)
    },
  }
}

/** Regular spiking to chattering excitatory neurons, fast spiking to low-threshold inhibitory ones. */
function drawNeurons(numNeurons: number, excitatory: number, uniform: () => number) {
  const parameters = () => new Float64Array(numNeurons)
  const [a, b, c, d] = [parameters(), parameters(), parameters(), parameters()]
  for (let neuron = 0; neuron < numNeurons; neuron++) {
    const r = uniform()
    const isExcitatory = neuron < excitatory
    a[neuron] = isExcitatory ? 0.02 : 0.02 + 0.08 * r
    b[neuron] = isExcitatory ? 0.2 : 0.25 - 0.05 * r
    c[neuron] = isExcitatory ? -65 + 15 * r * r : -65
    d[neuron] = isExcitatory ? 8 - 6 * r * r : 2
  }
  return { a, b, c, d }
}

/** Everybody hears everybody: row by source, so that a spike walks through memory in order. */
function drawWeights(numNeurons: number, excitatory: number, uniform: () => number): Float32Array {
  const weights = new Float32Array(numNeurons * numNeurons)
  const perSize = publishedNeurons / numNeurons
  for (let source = 0, at = 0; source < numNeurons; source++) {
    const strongest = source < excitatory ? 0.5 : -1
    for (let target = 0; target < numNeurons; target++) weights[at++] = perSize * strongest * uniform()
  }
  return weights
}
