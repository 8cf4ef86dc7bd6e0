import { grouped } from '../figures'
import { dayInSeconds, defineKind, type Aids, type Run, type Table } from '../kind'
import { pack, type State, unpack } from '../state'
import { brunelBytes, createBrunel, openBrunelLane, sizeOf, theoreticalRateHz } from './brunel'
import { createIzhikevich, izhikevichBytes } from './izhikevich'
import { Params } from './params'
import { pictures } from './pictures'
import { Result, summarize } from './result'
import { powerSpectrum } from './spectrum'
import { createWatch, type Seen, type Watch, watchBytes } from './watch'

/** Networks of spiking neurons: Izhikevich (2003) and Brunel (2000). */
export const neuralSimulation = defineKind<Params, Result>({
  name: 'neural_simulation',
  title: 'Neural simulation',
  about: 'A network of spiking neurons: Izhikevich (2003), or Brunel (2000) with 12,500 neurons',
  params: Params,
  result: Result,
  estimateMemoryBytes(params) {
    const { model, numNeurons, durationMs } = params
    const network = model === 'brunel' ? brunelBytes(params) : izhikevichBytes(numNeurons)
    // what was seen, a saved state, and the spectrum and curves made of it: 3 times were measured
    return network + 4 * watchBytes(numNeurons, durationMs) + 50_000_000
  },
  timeoutSeconds: 7 * dayInSeconds,
  begin: (params, aids) => open(params, aids),
  resume: (params, saved, aids) => open(params, aids, saved),
  openLane: (params, memory) =>
    params.model === 'brunel' ? openBrunelLane(params, memory) : () => undefined,
})

/** A network of either model: so many pieces of work, one after the other. */
interface Simulation {
  readonly state: State
  readonly pieces: number
  /** Pieces in one step of the run: some tens of milliseconds of work. */
  readonly piecesInStep: number
  advance(piece: number, watch: Watch): void
}

function open(params: Params, aids: Aids, saved?: Uint8Array): Run<Result> {
  const watch = createWatch(params.numNeurons, params.durationMs)
  const simulation = params.model === 'brunel' ? brunel(params, aids) : izhikevich(params)
  const done = new Uint32Array(1)
  const state = [done, ...simulation.state, ...watch.state]
  if (saved !== undefined) unpack(saved, state)
  const piecesDone = () => done[0] as number
  return {
    get progress() {
      return piecesDone() / simulation.pieces
    },
    step() {
      const end = Math.min(simulation.pieces, piecesDone() + simulation.piecesInStep)
      for (let piece = piecesDone(); piece < end; piece++) simulation.advance(piece, watch)
      done[0] = end
    },
    save: () => pack(state),
    finish: () => conclude(params, watch.seen),
  }
}

function izhikevich(params: Params): Simulation {
  const network = createIzhikevich(params)
  return {
    state: network.state,
    pieces: params.durationMs,
    piecesInStep: Math.max(1, Math.floor(400_000 / params.numNeurons)),
    advance: network.step,
  }
}

function brunel(params: Params, { crew }: Aids): Simulation {
  const network = createBrunel(params, crew)
  return {
    state: network.state,
    pieces: network.windows,
    piecesInStep: Math.max(1, Math.floor(250_000 / params.numNeurons)),
    advance: network.advance,
  }
}

function conclude(params: Params, seen: Seen) {
  const perMs = seen.excitatoryPerMs.map((spikes, ms) => spikes + (seen.inhibitoryPerMs[ms] as number))
  const spectrum = powerSpectrum(perMs.map((spikes) => (1000 * spikes) / params.numNeurons))
  const theory = params.model === 'brunel' ? theoreticalRateHz(sizeOf(params)) : null
  const result = summarize(params, seen, spectrum, theory)
  return {
    result,
    summary: sentence(params, result),
    tables: tables(seen, spectrum),
    plots: pictures(params, seen, spectrum),
  }
}

function sentence({ numNeurons }: Params, result: Result): string {
  const { meanRateHz, theoreticalRateHz: theory, spectrumPeaksHz, synchrony } = result
  const beside = theory === null ? '' : ` (theory ${theory.toFixed(1)} Hz)`
  const rhythm =
    spectrumPeaksHz.length === 0
      ? 'without a rhythm'
      : `with ${spectrumPeaksHz.length === 1 ? 'a rhythm' : 'rhythms'} at ${spectrumPeaksHz.map((hz) => hz.toFixed(0)).join(', ')} Hz`
  return `${grouped(numNeurons)} neurons fired at ${meanRateHz.toFixed(1)} Hz on average${beside}, ${rhythm}; synchrony ${synchrony.toFixed(2)}.`
}

function tables(seen: Seen, spectrum: ReturnType<typeof powerSpectrum>): readonly Table[] {
  const { neurons, timesMs } = seen.raster()
  return [
    { name: 'spikes', columns: { timeMs: timesMs, neuron: neurons } },
    {
      name: 'rates',
      columns: {
        timeMs: seen.excitatoryPerMs.map((_, ms) => ms),
        excitatorySpikes: seen.excitatoryPerMs,
        inhibitorySpikes: seen.inhibitoryPerMs,
      },
    },
    { name: 'spectrum', columns: { frequencyHz: spectrum.frequenciesHz, power: spectrum.power } },
  ]
}
