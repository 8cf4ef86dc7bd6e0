import type { State } from '../state'
import { excitatoryOf } from './params'

/** What is kept of all spikes while a network runs: counts and sums, and every spike of some neurons at the end of the run. */
export interface Watch {
  /** All of it, to save and to restore. */
  readonly state: State
  /** A neuron fires; times in ms from the beginning of the watch, never falling. */
  spike(neuron: number, timeMs: number): void
  readonly seen: Seen
}

export interface Seen {
  /** Spikes of excitatory and of inhibitory neurons in each ms. */
  readonly excitatoryPerMs: Float64Array
  readonly inhibitoryPerMs: Float64Array
  /** For each neuron: spikes, intervals between them summed and squared, ms. */
  readonly spikes: Uint32Array
  readonly intervalSum: Float64Array
  readonly intervalSquares: Float64Array
  /** For each neuron: 2-ms bins with at least one spike, and windows of 100 ms with at least one. */
  readonly bins: Uint32Array
  readonly windows: Uint32Array
  /** Spikes for a raster, in the order of their times. */
  raster(): { readonly neurons: Uint32Array; readonly timesMs: Float64Array }
}

export const binMs = 2
export const windowMs = 100
/** What a raster shows: the last second of up to this many neurons, spread over the network, or the last of its spikes. */
const rasterMs = 1000
const rasterNeurons = 1000
const rasterSpikes = 60_000

export function watchBytes(numNeurons: number, durationMs: number): number {
  return numNeurons * 40 + durationMs * 16 + rasterSpikes * 12
}

export function createWatch(numNeurons: number, durationMs: number): Watch {
  const excitatory = excitatoryOf(numNeurons)
  const every = Math.ceil(numNeurons / rasterNeurons)
  const rasterFrom = durationMs - rasterMs
  const spikes = new Uint32Array(numNeurons)
  const last = new Float64Array(numNeurons)
  const intervalSum = new Float64Array(numNeurons)
  const intervalSquares = new Float64Array(numNeurons)
  const bins = new Uint32Array(numNeurons)
  const windows = new Uint32Array(numNeurons)
  const perNeuron = [spikes, last, intervalSum, intervalSquares, bins, windows]
  const excitatoryPerMs = new Float64Array(durationMs)
  const inhibitoryPerMs = new Float64Array(durationMs)
  const rasterWho = new Uint32Array(rasterSpikes)
  const rasterWhen = new Float64Array(rasterSpikes)
  const rasterCount = new Uint32Array(1)

  function sinceLast(neuron: number, timeMs: number): void {
    const before = last[neuron] as number
    const interval = timeMs - before
    intervalSum[neuron] = (intervalSum[neuron] as number) + interval
    intervalSquares[neuron] = (intervalSquares[neuron] as number) + interval * interval
  }

  function spike(neuron: number, timeMs: number): void {
    const first = spikes[neuron] === 0
    const before = last[neuron] as number
    if (!first) sinceLast(neuron, timeMs)
    if (first || periodOf(before, binMs) !== periodOf(timeMs, binMs))
      bins[neuron] = (bins[neuron] as number) + 1
    if (first || periodOf(before, windowMs) !== periodOf(timeMs, windowMs))
      windows[neuron] = (windows[neuron] as number) + 1
    spikes[neuron] = (spikes[neuron] as number) + 1
    last[neuron] = timeMs
    const perMs = neuron < excitatory ? excitatoryPerMs : inhibitoryPerMs
    const ms = Math.floor(timeMs)
    perMs[ms] = (perMs[ms] as number) + 1
    if (neuron % every === 0 && timeMs >= rasterFrom) keep(neuron, timeMs)
  }

  function keep(neuron: number, timeMs: number): void {
    const kept = rasterCount[0] as number
    rasterWho[kept % rasterSpikes] = neuron
    rasterWhen[kept % rasterSpikes] = timeMs
    rasterCount[0] = kept + 1
  }

  return {
    state: [...perNeuron, excitatoryPerMs, inhibitoryPerMs, rasterWho, rasterWhen, rasterCount],
    spike,
    seen: {
      excitatoryPerMs,
      inhibitoryPerMs,
      spikes,
      intervalSum,
      intervalSquares,
      bins,
      windows,
      raster() {
        const kept = rasterCount[0] as number
        const first = Math.max(0, kept - rasterSpikes)
        const places = Uint32Array.from({ length: kept - first }, (_, at) => (first + at) % rasterSpikes)
        return {
          neurons: places.map((place) => rasterWho[place] as number),
          timesMs: Float64Array.from(places, (place) => rasterWhen[place] as number),
        }
      },
    },
  }
}

/** Which period of this length a time lies in. */
function periodOf(timeMs: number, lengthMs: number): number {
  return Math.floor(timeMs / lengthMs)
}
