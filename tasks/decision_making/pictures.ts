import type { Plot } from '../kind'
import { bars, chart, dots, ink, labels, line, type Mark, palette } from '../plot'
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
  const title = 'Response times: right answers above, wrong ones below'
  const frame = { title, x: 'response time (ms)', y: 'density (1/s)', mirrored: true }
  const svg = chart(frame, [
    bars({ edges, heights: up, name: 'right', color: blue }),
    bars({ edges, heights: down, name: 'wrong', color: orange }),
    line({ xs: middles, ys: density(true), name: 'closed form', color: ink, widthPixels: 1.2 }),
    line({ xs: middles, ys: density(false), color: ink, widthPixels: 1.2 }),
  ])
  return { name: 'response-times', title, svg }
}

/** A stream that no trial draws from. */
const streamOfPaths = 4_294_967_295

const pathsShown = 24

/** The evidence of some decisions: the first right one and the first wrong one stand out. */
function paths(params: Params): Plot {
  const { boundary, nonDecisionMs, seed } = params
  const random = createRandom(seed, streamOfPaths)
  const chance = { random, normal: createNormal(random) }
  const drawn = Array.from({ length: pathsShown }, () => {
    const [xs, ys]: [number[], number[]] = [[], []]
    const { right } = decide(params, chance, (seconds, evidence) => {
      xs.push(nonDecisionMs + 1000 * seconds)
      ys.push(evidence)
    })
    return { xs, ys, right }
  })
  const latest = Math.max(...drawn.map(({ xs }) => xs.at(-1) ?? 0))
  const limit = (evidence: number, answer: string): readonly Mark[] => [
    line({ xs: [0, latest], ys: [evidence, evidence], dashed: true, color: ink, widthPixels: 1 }),
    labels({ xs: [0], ys: [evidence], texts: [answer], anchor: 'start' }),
  ]
  const title = 'Evidence wanders until it meets a boundary'
  const svg = chart({ title, x: 'time (ms)', y: 'evidence' }, [
    ...drawn.map(({ xs, ys, right }, at) => {
      const isFirst = at === drawn.findIndex((other) => other.right === right)
      const weight = isFirst ? { widthPixels: 1.6 } : { widthPixels: 0.8, opacity: 0.35 }
      const name = isFirst ? { name: right ? 'right' : 'wrong' } : {}
      return line({ xs, ys, color: right ? blue : orange, ...weight, ...name })
    }),
    ...limit(boundary, 'right answer'),
    ...limit(0, 'wrong answer'),
  ])
  return { name: 'evidence', title, svg }
}

function calibration({ confidence }: Result): Plot {
  const tenths = confidence.calibration
  const title = 'Confidence: stated against observed'
  const unit = { from: 0, to: 1 }
  const frame = {
    title,
    note: 'whiskers: two standard errors',
    x: 'stated probability of being right',
    y: 'share of right answers',
    xReaches: unit,
    yReaches: unit,
  }
  const svg = chart(frame, [
    line({ xs: [0, 1], ys: [0, 1], name: 'calibrated', dashed: true, color: ink, widthPixels: 1 }),
    dots({
      xs: tenths.map(({ stated }) => stated),
      ys: tenths.map(({ observed }) => observed),
      name: 'simulated, in tenths',
      errors: tenths.map(({ stated, trials }) => 2 * Math.sqrt((stated * (1 - stated)) / trials)),
      color: blue,
      radius: 4,
    }),
  ])
  return { name: 'calibration', title, svg }
}
