import { grouped } from '../figures'
import type { Plot } from '../kind'
import { chart, dots, ink, labels, line, type Mark, palette, specks } from '../plot'
import { mean } from '../statistics'
import { excitatoryOf, type Params } from './params'
import { rhythms, smoothed, type Spectrum } from './spectrum'
import type { Seen } from './watch'

export function pictures(params: Params, seen: Seen, spectrum: Spectrum): readonly Plot[] {
  return [raster(params, seen), rates(params, seen), rhythm(spectrum)]
}

const [blue, orange, green, , grey] = palette

const publications = { izhikevich: 'Izhikevich 2003', brunel: 'Brunel 2000' } as const

/** The curves show the last second. */
const shownMs = 1000
/** Dots in one picture, at most: more are no longer told apart, and make the file heavy. */
const mostDots = 12_000

/** Each spike a dot: as much of the last second as fits. */
function raster({ numNeurons, durationMs, model }: Params, seen: Seen): Plot {
  const { neurons, timesMs } = seen.raster()
  const first = Math.max(0, timesMs.length - mostDots)
  const begin = first === 0 ? Math.max(0, durationMs - shownMs) : (timesMs[first] ?? 0)
  const excitatory = excitatoryOf(numNeurons)
  const spikes = (name: string, color: string, wanted: (neuron: number) => boolean): readonly Mark[] => {
    const places = Array.from(timesMs.keys()).filter((at) => at >= first && wanted(neurons[at] ?? 0))
    const [xs, ys] = [places.map((at) => timesMs[at] ?? 0), places.map((at) => neurons[at] ?? 0)]
    return places.length === 0 ? [] : [specks({ xs, ys, name, color })]
  }
  const title = `Spikes of ${grouped(numNeurons)} neurons (${publications[model]})`
  const frame = {
    title,
    x: 'time (ms)',
    y: 'neuron',
    xReaches: { from: begin, to: durationMs },
    yReaches: { from: 0, to: numNeurons },
    height: 440,
  }
  const svg = chart(frame, [
    ...spikes('excitatory', blue, (neuron) => neuron < excitatory),
    ...spikes('inhibitory', orange, (neuron) => neuron >= excitatory),
  ])
  return { name: 'raster', title, svg }
}

function rates({ numNeurons, durationMs }: Params, seen: Seen): Plot {
  const excitatory = excitatoryOf(numNeurons)
  const from = Math.max(0, durationMs - shownMs)
  const curve = (perMs: Float64Array, count: number) => {
    const smooth = runningMeans(perMs).subarray(from)
    return { xs: smooth.map((_, ms) => from + ms + 0.5), ys: smooth.map((spikes) => (1000 * spikes) / count) }
  }
  const title = 'Population rates (means of 5 ms)'
  const svg = chart({ title, x: 'time (ms)', y: 'rate (Hz)', yReaches: { from: 0, to: 1 }, height: 280 }, [
    line({ ...curve(seen.excitatoryPerMs, excitatory), name: 'excitatory', color: blue, widthPixels: 1.2 }),
    line({
      ...curve(seen.inhibitoryPerMs, numNeurons - excitatory),
      name: 'inhibitory',
      color: orange,
      widthPixels: 1.2,
    }),
  ])
  return { name: 'rates', title, svg }
}

/** Running means over five neighbours. */
function runningMeans(values: Float64Array): Float64Array {
  return values.map((_, at) => {
    const near = values.subarray(Math.max(0, at - 2), at + 3)
    return mean(near)
  })
}

/** The spectrum as it is and averaged over its neighbours, with its rhythms named. */
function rhythm(spectrum: Spectrum): Plot {
  const smooth = smoothed(spectrum)
  const peaksHz = rhythms(spectrum)
  const end = lastShown(spectrum, peaksHz)
  const shown = (values: Float64Array) => values.subarray(1, end)
  const at = { xs: peaksHz, ys: peaksHz.map((hz) => smooth[spectrum.frequenciesHz.indexOf(hz)] ?? 0) }
  const title = 'Power spectrum of the population rate'
  const svg = chart({ title, x: 'frequency (Hz)', y: 'power (Hz²/Hz)', height: 280 }, [
    line({
      xs: shown(spectrum.frequenciesHz),
      ys: shown(spectrum.power),
      name: 'power',
      color: grey,
      widthPixels: 1,
    }),
    line({
      xs: shown(spectrum.frequenciesHz),
      ys: shown(smooth),
      name: 'averaged',
      color: green,
      widthPixels: 2,
    }),
    dots({ ...at, color: ink, radius: 3 }),
    labels({ ...at, texts: at.xs.map((hz) => `${hz.toFixed(0)} Hz`) }),
  ])
  return { name: 'spectrum', title, svg }
}

/** The last frequency bin that is shown: well beyond the fastest rhythm. */
function lastShown({ frequenciesHz }: Spectrum, rhythmsHz: readonly number[]): number {
  const untilHz = rhythmsHz.length === 0 ? 250 : Math.max(50, 2.5 * Math.max(...rhythmsHz))
  return frequenciesHz.filter((hz) => hz <= untilHz).length
}
