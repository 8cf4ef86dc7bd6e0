import { exp, log1p } from '../elementary'
import type { Random } from '../random'
import type { Part } from './split'

/** What can be trained: the log odds of label 1 as a function of a row and of weights that lie in one array. */
export interface Model {
  readonly size: number
  /** Penalised weights come first; those from here on (intercepts) are free. */
  readonly penalised: number
  /** Weights to begin with. */
  begin(random: Random): Float64Array
  /** Log odds of label 1 for the row that begins at `offset`. */
  logOdds(weights: Float64Array, values: Float64Array, offset: number): number
  /** Adds to `into` how the log odds that were asked for last change with each weight, times `slope`. */
  addSlope(
    weights: Float64Array,
    values: Float64Array,
    offset: number,
    slope: number,
    into: Float64Array,
  ): void
}

/** -ln of the probability that is given to the target: ln(1 + exp(z)) - target z, without overflow. */
export function logLoss(logOdds: number, target: number): number {
  return Math.max(logOdds, 0) - target * logOdds + log1p(exp(-Math.abs(logOdds)))
}

/** Probability of these log odds. */
export function probability(logOdds: number): number {
  if (logOdds >= 0) return 1 / (1 + exp(-logOdds))
  const odds = exp(logOdds)
  return odds / (1 + odds)
}

/** How a model does on some rows. */
export interface Performance {
  /** Mean of the log loss, without penalty. */
  readonly loss: number
  /** Share of the rows whose label is the more probable one. */
  readonly accuracy: number
}

export function perform(model: Model, weights: Float64Array, part: Part): Performance {
  let loss = 0
  let right = 0
  for (let row = 0; row < part.rows; row++) {
    const target = part.targets[row] as number
    const logOdds = model.logOdds(weights, part.values, row * part.columns)
    loss += logLoss(logOdds, target)
    if (logOdds > 0 === (target === 1)) right += 1
  }
  return { loss: loss / part.rows, accuracy: right / part.rows }
}

/**
 * What is added to the mean loss: l2/2 times the sum of squared weights, shared among the training rows. So the whole
 * objective is that of scikit-learn's LogisticRegression with C = 1/l2, and of its MLPClassifier with alpha = l2, per row.
 */
export function penaltyOf(model: Model, weights: Float64Array, l2: number, rows: number): number {
  let squares = 0
  for (let index = 0; index < model.penalised; index++) {
    squares += (weights[index] as number) * (weights[index] as number)
  }
  return (l2 * squares) / (2 * rows)
}

/** Gradient of the mean loss over `order` from `from` to `to`, with the penalty's, into `gradient`. */
export function gradientOf(
  model: Model,
  weights: Float64Array,
  { part, order, from, to, l2 }: Batch,
  gradient: Float64Array,
): void {
  gradient.fill(0)
  for (let place = from; place < to; place++) {
    const row = order[place] as number
    const offset = row * part.columns
    const chance = probability(model.logOdds(weights, part.values, offset))
    const slope = (chance - (part.targets[row] as number)) / (to - from)
    model.addSlope(weights, part.values, offset, slope, gradient)
  }
  for (let index = 0; index < model.penalised; index++) {
    gradient[index] = (gradient[index] as number) + (l2 / part.rows) * (weights[index] as number)
  }
}

/** Some of the training rows, in an order. */
export interface Batch {
  readonly part: Part
  readonly order: Uint32Array
  readonly from: number
  readonly to: number
  readonly l2: number
}
