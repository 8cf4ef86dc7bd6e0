import type { Plot } from '../kind'
import { bars, chart, dots, line, palette } from '../plot'
import { createNormal, createRandom } from '../random'
import { decisionTimeDensity } from './closed-forms'
import type { Params } from './params'
import type { Result } from './result'
import { decide } from './trial'
import type { Trials } from './trials'

export function pictures(params: Params, result: Result, trials: Trials): readonly Plot[] {
  return [responseTimes(params, result, trials), paths(params), calibration(result)]
}

const [blue, orange] = palette

/** Right answers upwards, wrong ones downwards, with the closed-form density over both. */
function responseTimes(params: Params, { rtQuantilesMs }: Result, { responseMs, right }: Trials): Plot {
  const longest = params.nonDecisionMs + 2.2 * ((rtQuantilesMs.right[4] ?? 1000) - params.nonDecisionMs)
  const bins = 80
  const width = (longest - params.nonDecisionMs) / bins
  const edges = Float64Array.from({ length: bins + 1 }, (_, bin) => params.nonDecisionMs + bin * width)
  const perSecond = 1000 / (width * responseMs.length)
  const [up, down] = [new Float64Array(bins), new Float64Array(bins)]
  for (const [trial, ms] of responseMs.entries()) {
    const bin = Math.floor((ms - params.nonDecisionMs) / width)
    if (bin >= bins) continue
    if (right[trial] === 1) up[bin] = (up[bin] ?? 0) + perSecond
    else down[bin] = (down[bin] ?? 0) - perSecond
  }
  const middles = Float64Array.from({ length: bins }, (_, bin) => params.nonDecisionMs + (bin + 0.5) * width)
  const density = (isRight: boolean) =>
    middles.map(
      (ms) =>
        (isRight ? 1 : -1) *
        decisionTimeDensity(params.drift, params.boundary, isRight, (ms - params.nonDecisionMs) / 1000),
    )
  const title = 'Response times of right (up) and wrong (down) answers, with the closed form'
  const svg = chart({ title, x: 'response time (ms)', y: 'density (1/s)' }, [
    bars({ edges, heights: up, name: 'right', color: blue }),
    bars({ edges, heights: down, name: 'wrong', color: orange }),
    line({ xs: middles, ys: density(true), color: 'currentColor', widthPixels: 1.2 }),
    line({ xs: middles, ys: density(false), color: 'currentColor', widthPixels: 1.2 }),
  ])
  return { name: 'response-times', title, svg }
}

/** A stream that no trial draws from. */
const streamOfPaths = 4_294_967_295

function paths(params: Params): Plot {
  const random = createRandom(params.seed, streamOfPaths)
  const chance = { random, normal: createNormal(random) }
  const marks = Array.from({ length: 10 }, () => {
    const [xs, ys]: [number[], number[]] = [[], []]
    const { right } = decide(params, chance, (seconds, evidence) => {
      xs.push(params.nonDecisionMs + 1000 * seconds)
      ys.push(evidence)
    })
    return line({ xs, ys, color: right ? blue : orange, widthPixels: 0.9 })
  })
  const title = 'Evidence wanders until it meets a boundary (above: right, below: wrong)'
  const frame = { title, x: 'time (ms)', y: 'evidence', yReaches: { from: 0, to: params.boundary } }
  return { name: 'evidence', title, svg: chart(frame, marks) }
}

function calibration({ confidence }: Result): Plot {
  const tenths = confidence.calibration
  const title = 'Confidence: stated against observed (bars: two standard errors)'
  const unit = { from: 0, to: 1 }
  const frame = {
    title,
    x: 'stated probability of being right',
    y: 'share of right answers',
    xReaches: unit,
    yReaches: unit,
  }
  const svg = chart(frame, [
    line({ xs: [0, 1], ys: [0, 1], dashed: true, color: 'currentColor', widthPixels: 1 }),
    dots({
      xs: tenths.map(({ stated }) => stated),
      ys: tenths.map(({ observed }) => observed),
      errors: tenths.map(({ stated, trials }) => 2 * Math.sqrt((stated * (1 - stated)) / trials)),
      color: blue,
      radius: 4,
    }),
  ])
  return { name: 'calibration', title, svg }
}
