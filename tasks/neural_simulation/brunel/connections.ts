import type { Carver } from '../../memory'
import { createRandom } from '../../random'
import { blockNeurons, type Size } from './size'

/**
 * Who hears whom, block of hearers by block: the targets in block `b` of source `s` are
 * `targets[starts[b * (neurons + 1) + s]]` up to the start of the next source, as places inside the block.
 */
export interface Connections {
  readonly starts: Uint32Array
  readonly targets: Uint16Array
}

export function planConnections(size: Size) {
  return (carver: Carver): Connections => ({
    starts: carver.uint32(size.blocks * (size.neurons + 1)),
    targets: carver.uint16(size.neurons * (size.fromExcitatory + size.fromInhibitory)),
  })
}

/** The random stream that draws the connections; blocks draw from those behind it. */
const connectionStream = 0

/** Gives every neuron its published number of different sources, drawn at random; the same for the same seed. */
export function connect(size: Size, seed: number, { starts, targets }: Connections): void {
  const row = size.neurons + 1
  // drawn twice from the same seed, first to count and then to place: half the memory of keeping them
  drawSources(size, seed, (source, target) => {
    const at = Math.floor(target / blockNeurons) * row + source
    starts[at] = (starts[at] as number) + 1
  })
  let total = 0
  for (let at = 0; at < starts.length; at++) {
    total += starts[at] as number
    starts[at] = total
  }
  // each start stands at its end now and walks down to its beginning as targets are placed
  drawSources(size, seed, (source, target) => {
    const block = Math.floor(target / blockNeurons)
    const at = block * row + source
    const place = (starts[at] as number) - 1
    starts[at] = place
    targets[place] = target - block * blockNeurons
  })
}

function drawSources(size: Size, seed: number, use: (source: number, target: number) => void): void {
  const { below } = createRandom(seed, connectionStream)
  const { neurons, excitatory, fromExcitatory, fromInhibitory } = size
  const lastUsedBy = new Int32Array(neurons).fill(-1)
  const draw = (target: number, from: number, among: number, wanted: number) => {
    for (let found = 0; found < wanted;) {
      const source = from + below(among)
      if (lastUsedBy[source] === target) continue
      lastUsedBy[source] = target
      use(source, target)
      found++
    }
  }
  for (let target = 0; target < neurons; target++) {
    draw(target, 0, excitatory, fromExcitatory)
    draw(target, excitatory, neurons - excitatory, fromInhibitory)
  }
}
