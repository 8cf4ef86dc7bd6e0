import type { State } from '../../state'
import { soloCrew, type Crew, type LaneWork } from '../../crew'
import { carve, measure } from '../../memory'
import type { Params } from '../params'
import type { Watch } from '../watch'
import { connect } from './connections'
import { stepMs } from './lif'
import { advanceNetwork, initialize, planNetwork } from './network'
import { blockNeurons, delaySteps, sizeOf } from './size'

export { theoreticalRateHz } from './siegert'
export { sizeOf } from './size'

/** Milliseconds in a window: the transmission delay, 1.5 ms. */
const windowMs = delaySteps * stepMs
/** What runs before anything is counted, so that the beginning is forgotten. */
const settlingMs = 150

/** Brunel's network under way, window by window. */
export interface Brunel {
  /** All that changes, to save and to restore. */
  readonly state: State
  /** How many windows there are to run. */
  readonly windows: number
  advance(window: number, watch: Watch): void
}

export function brunelBytes(params: Params): number {
  return measure(planNetwork(sizeOf(params))) + 4 * params.numNeurons
}

export function createBrunel(params: Params, crew: Crew = soloCrew): Brunel {
  const size = sizeOf(params)
  const memory = new SharedArrayBuffer(measure(planNetwork(size)))
  const { network, connections } = carve(memory, planNetwork(size))
  connect(size, params.seed, connections)
  initialize(size, params.seed, network)
  const carryOut = crew.gather(memory, advanceNetwork(size, memory))
  const { potential, refractory, randomStates, windows } = network
  const spikes = windows.flatMap(({ fired, ends }) => [fired, ends])
  const { durationMs } = params

  function report(order: number, watch: Watch): void {
    const { fired, ends } = windows[order % 2 === 0 ? 0 : 1]
    for (let step = 0; step < delaySteps; step++) {
      // whole steps first: sums of tenths would drift
      const timeMs = (order * delaySteps + step) / 10 - settlingMs
      if (timeMs < 0 || timeMs >= durationMs) continue
      for (let block = 0; block < size.blocks; block++) {
        const at = block * delaySteps + step
        const last = ends[at] as number
        for (let place = step === 0 ? 0 : (ends[at - 1] as number); place < last; place++) {
          watch.spike(block * blockNeurons + (fired[block * blockNeurons + place] as number), timeMs)
        }
      }
    }
  }

  return {
    state: [potential, refractory, randomStates, ...spikes],
    windows: Math.ceil((settlingMs + durationMs) / windowMs - 1e-9),
    advance(window, watch) {
      carryOut(window)
      report(window, watch)
    },
  }
}

/** What a helping lane does on the memory of a network. */
export function openBrunelLane(params: Params, memory: SharedArrayBuffer): LaneWork {
  return advanceNetwork(sizeOf(params), memory)
}
