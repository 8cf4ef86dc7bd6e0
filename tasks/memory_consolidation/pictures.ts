import type { Plot } from '../kind'
import { chart, dots, ink, labels, line, palette } from '../plot'
import { errorAtRest, oneStepError } from './hopfield-theory'
import type { Params } from './params'
import type { Result } from './result'
import { signalToNoise } from './synapse-theory'

export function pictures(params: Params, result: Result): readonly Plot[] {
  return [forgettingCurve(params, result), errorCurve(params, result)]
}

const [blue, orange, green] = palette
const note = 'dots: simulated, lines: theory'

function forgettingCurve(params: Params, result: Result): Plot {
  const title = 'A memory fades as others are stored, unless it is replayed'
  const laters = result.signalToNoise.map((_, later) => later)
  const closedForm = (replays: number) =>
    laters.map((later) => signalToNoise(params.numNeurons, { ...params, replays }, later))
  const ends = [0, laters.length - 1]
  const frame = {
    title,
    note,
    x: 'other memories stored since',
    y: 'signal over noise',
    yReaches: { from: 0, to: 1 },
  }
  const withReplay = [
    line({ xs: laters, ys: closedForm(params.replays), color: blue }),
    dots({ xs: laters, ys: result.signalToNoise, name: 'replayed', color: blue, radius: 2.4 }),
  ]
  const svg = chart(frame, [
    line({ xs: ends, ys: [1, 1], dashed: true, color: ink, widthPixels: 1 }),
    labels({ xs: ends.slice(1), ys: [1], texts: ['signal = noise'], anchor: 'end' }),
    line({ xs: laters, ys: closedForm(0), color: orange }),
    dots({
      xs: laters,
      ys: result.signalToNoiseWithoutReplay,
      name: 'never replayed',
      color: orange,
      radius: 2.4,
    }),
    ...(params.replays > 0 ? withReplay : []),
  ])
  return { name: 'forgetting', title, svg }
}

function errorCurve({ numNeurons }: Params, { errorByLoad }: Result): Plot {
  const title = 'A Hopfield network collapses at 0.138 patterns a neuron'
  const most = Math.max(...errorByLoad.map(({ load }) => load))
  const loads = Array.from({ length: 200 }, (_, index) => (most * (index + 1)) / 200)
  const below = loads.filter((load) => errorAtRest(load) !== null)
  const frame = {
    title,
    note,
    x: 'load (patterns a neuron)',
    y: 'share of wrong bits',
    xReaches: { from: 0, to: most + 0.02 },
  }
  const svg = chart(frame, [
    line({ xs: [0.138, 0.138], ys: [0, 0.4], dashed: true, color: ink, widthPixels: 1 }),
    labels({ xs: [0.15], ys: [0.37], texts: ['critical load'], anchor: 'start' }),
    line({
      xs: loads,
      ys: loads.map((load) => oneStepError(numNeurons, Math.max(1, load * numNeurons))),
      color: blue,
    }),
    line({ xs: below, ys: below.map((load) => errorAtRest(load) ?? 0), color: green }),
    dots({
      xs: errorByLoad.map(({ load }) => load),
      ys: errorByLoad.map(({ oneStepError: error }) => error),
      errors: errorByLoad.map(({ oneStepStandardError }) => 2 * oneStepStandardError),
      name: 'after one step',
      color: blue,
    }),
    dots({
      xs: errorByLoad.map(({ load }) => load),
      ys: errorByLoad.map(({ errorAtRest: error }) => error),
      name: 'at rest',
      color: green,
    }),
  ])
  return { name: 'recall', title, svg }
}
