import type { Plot } from '../kind'
import { chart, line, palette, specks } from '../plot'
import { excitatoryOf, type Params } from './params'
import type { Spectrum } from './spectrum'
import type { Seen } from './watch'

export function pictures(params: Params, seen: Seen, spectrum: Spectrum): readonly Plot[] {
  return [raster(params, seen), rates(params, seen), rhythm(spectrum)]
}

const [blue, orange, green] = palette

/** Dots in one picture, at most: more are no longer told apart, and make the file heavy. */
const mostDots = 12_000

/** Each spike a dot: as many of the last milliseconds as fit. */
function raster({ numNeurons, durationMs, model }: Params, seen: Seen): Plot {
  const { neurons, timesMs } = seen.raster()
  const first = Math.max(0, timesMs.length - mostDots)
  const excitatory = excitatoryOf(numNeurons)
  const of = (wanted: (neuron: number) => boolean) => {
    const places = Array.from(timesMs.keys()).filter((at) => at >= first && wanted(neurons[at] ?? 0))
    return { xs: places.map((at) => timesMs[at] ?? 0), ys: places.map((at) => neurons[at] ?? 0) }
  }
  const title = `Spikes of ${numNeurons} neurons (${model})`
  const frame = { title, x: 'time (ms)', y: 'neuron', yReaches: { from: 0, to: numNeurons }, height: 440 }
  const svg = chart(frame, [
    specks({ ...of((neuron) => neuron < excitatory), name: 'excitatory', color: blue }),
    specks({ ...of((neuron) => neuron >= excitatory), name: 'inhibitory', color: orange }),
    ...(timesMs.length === 0 ? [line({ xs: [0, durationMs], ys: [0, 0] })] : []),
  ])
  return { name: 'raster', title, svg }
}

/** The rate curve shows the same time as the raster does: the last second. */
const shownMs = 1000

function rates({ numNeurons, durationMs }: Params, seen: Seen): Plot {
  const excitatory = excitatoryOf(numNeurons)
  const from = Math.max(0, durationMs - shownMs)
  const curve = (perMs: Float64Array, count: number) => {
    const smooth = smoothed(perMs).subarray(from)
    return { xs: smooth.map((_, ms) => from + ms + 0.5), ys: smooth.map((spikes) => (1000 * spikes) / count) }
  }
  const title = 'Population rates (means of 5 ms)'
  const svg = chart({ title, x: 'time (ms)', y: 'rate (Hz)', height: 280 }, [
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
function smoothed(values: Float64Array): Float64Array {
  return values.map((_, at) => {
    const near = values.subarray(Math.max(0, at - 2), at + 3)
    return near.reduce((sum, value) => sum + value, 0) / near.length
  })
}

function rhythm({ frequenciesHz, power }: Spectrum): Plot {
  const shown = frequenciesHz.filter((frequency) => frequency > 0 && frequency <= 250).length + 1
  const title = 'Power spectrum of the population rate'
  const svg = chart({ title, x: 'frequency (Hz)', y: 'power (Hz²/Hz)', height: 280 }, [
    line({ xs: frequenciesHz.subarray(1, shown), ys: power.subarray(1, shown), color: green }),
  ])
  return { name: 'spectrum', title, svg }
}
