import type { LaneWork } from '../../crew'
import { type Carver, carve } from '../../memory'
import { createPoisson, createRandom, type PoissonFill } from '../../random'
import { type Connections, planConnections } from './connections'
import { fire, lif, type Membranes, relax } from './lif'
import { blockNeurons, delaySteps, type Size } from './size'

/**
 * The spikes of one window, which is as long as the delay: block `b` has its fired places in `fired` from `b * blockNeurons`
 * on, those of step `k` from `ends[b * delaySteps + k - 1]` (0 for the first) up to `ends[b * delaySteps + k]`. A neuron is
 * refractory for longer than a window, so that it fires in it once at most.
 */
export interface Window {
  readonly fired: Uint16Array
  readonly ends: Uint16Array
}

/** All that changes while the network runs. */
export interface Network extends Membranes {
  /** One generator's state a block, four numbers each. */
  readonly randomStates: Int32Array
  /** The window that is being written and the one before it, in turn. */
  readonly windows: readonly [Window, Window]
}

export function planNetwork(size: Size) {
  const window = (carver: Carver): Window => ({
    fired: carver.uint16(size.blocks * blockNeurons),
    ends: carver.uint16(size.blocks * delaySteps),
  })
  return (carver: Carver): { readonly network: Network; readonly connections: Connections } => ({
    network: {
      potential: carver.float64(size.neurons),
      refractory: carver.uint8(size.neurons),
      randomStates: carver.int32(4 * size.blocks),
      windows: [window(carver), window(carver)],
    },
    connections: planConnections(size)(carver),
  })
}

/** Everything at its beginning: potentials evenly between rest and threshold, nobody has fired. */
export function initialize(size: Size, seed: number, { potential, randomStates }: Network): void {
  for (let block = 0; block < size.blocks; block++) {
    const random = createRandom(seed, 1 + block)
    const end = Math.min(size.neurons, (block + 1) * blockNeurons)
    for (let neuron = block * blockNeurons; neuron < end; neuron++) {
      potential[neuron] = lif.thresholdMv * random.uniform()
    }
    randomStates.set(random.state, 4 * block)
  }
}

/** A lane's work: every `lanes`-th block through one window, which the order numbers. */
export function advanceNetwork(size: Size, memory: SharedArrayBuffer): LaneWork {
  const { network, connections } = carve(memory, planNetwork(size))
  const poisson = createPoisson(size.kicksPerStep)
  const blocks = Array.from({ length: size.blocks }, (_, block) =>
    openBlock(size, block, network, connections, poisson),
  )
  return (order, lane, lanes) => {
    for (let block = lane; block < blocks.length; block += lanes) blocks[block]?.(order)
  }
}

/** What steps one block through a window: noise and decay, then what arrives from the window before, then who fires. */
function openBlock(
  size: Size,
  block: number,
  network: Network,
  connections: Connections,
  poisson: PoissonFill,
) {
  const first = block * blockNeurons
  const end = Math.min(size.neurons, first + blockNeurons)
  const membranes = {
    potential: network.potential.subarray(first, end),
    refractory: network.refractory.subarray(first, end),
  }
  const randomState = network.randomStates.subarray(4 * block, 4 * block + 4)
  const kicks = new Uint8Array(end - first)
  const starts = connections.starts.subarray(block * (size.neurons + 1), (block + 1) * (size.neurons + 1))
  const receive = createReceiver(size, membranes.potential, starts, connections.targets)
  return (order: number) => {
    const [even, odd] = network.windows
    const [now, before] = order % 2 === 0 ? [even, odd] : [odd, even]
    const fired = now.fired.subarray(first, first + blockNeurons)
    let count = 0
    for (let step = 0; step < delaySteps; step++) {
      poisson(randomState, kicks)
      relax(membranes.potential, 0, kicks, size.excitatoryMv)
      receive(before, step)
      count = fire(membranes, fired, count)
      now.ends[block * delaySteps + step] = count
    }
  }
}

/** What adds the spikes of one step to the potentials of a block, in the order of their neurons. */
function createReceiver(size: Size, potential: Float64Array, starts: Uint32Array, targets: Uint16Array) {
  return ({ fired, ends }: Window, step: number): void => {
    for (let block = 0; block < size.blocks; block++) {
      const last = ends[block * delaySteps + step] as number
      const first = step === 0 ? 0 : (ends[block * delaySteps + step - 1] as number)
      for (let at = first; at < last; at++) {
        const source = block * blockNeurons + (fired[block * blockNeurons + at] as number)
        const weight = source < size.excitatory ? size.excitatoryMv : size.inhibitoryMv
        deliver(potential, targets, starts[source] as number, starts[source + 1] as number, weight)
      }
    }
  }
}

/** Adds a spike to the potentials of its targets: the innermost of all loops, four at a time. */
function deliver(
  potential: Float64Array,
  targets: Uint16Array,
  from: number,
  until: number,
  weight: number,
): void {
  let synapse = from
  for (; synapse + 4 <= until; synapse += 4) {
    const one = targets[synapse] as number
    const two = targets[synapse + 1] as number
    const three = targets[synapse + 2] as number
    const four = targets[synapse + 3] as number
    potential[one] = (potential[one] as number) + weight
    potential[two] = (potential[two] as number) + weight
    potential[three] = (potential[three] as number) + weight
    potential[four] = (potential[four] as number) + weight
  }
  for (; synapse < until; synapse++) {
    const target = targets[synapse] as number
    potential[target] = (potential[target] as number) + weight
  }
}
