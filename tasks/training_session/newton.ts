import { createRandom } from '../random'
import { solveInPlace } from './cholesky'
import { logistic } from './logistic'
import { gradientOf, type Model, penaltyOf, perform, probability } from './model'
import { epochsOf, type Params } from './params'
import type { Part, Split } from './split'
import { beginHistory, type Trainer } from './trainer'

/** The second derivatives of more columns than these take longer than a step may. */
export const mostColumns = 128
/** When a step can lower the loss by less than this, the optimum is reached but for rounding. */
const leastGain = 1e-16

/**
 * Trains a logistic regression by Newton's method (iteratively reweighted least squares) with halved steps where a whole one
 * would go too far (Boyd and Vandenberghe 2004, section 9.5): the penalised loss is strictly convex, so it ends at the optimum.
 */
export function trainByNewton(params: Params, split: Split): Trainer {
  const { training } = split
  const model = logistic(training.columns)
  const weights = model.begin(createRandom(params.seed))
  const arrived = new Uint8Array(1)
  const history = beginHistory(params, model, split)
  const epochs = epochsOf(params)
  return {
    solver: 'newton',
    model,
    weights,
    history,
    state: [weights, arrived, ...history.state],
    get progress() {
      return arrived[0] === 1 ? 1 : history.epochs / epochs
    },
    step() {
      const gain = stepTowardsOptimum(model, weights, training, params.l2)
      if (gain < leastGain) arrived[0] = 1
      history.note(weights)
    },
  }
}

/** One Newton step. Gives half of the decrement squared: by how much the loss would fall if it were quadratic. */
function stepTowardsOptimum(model: Model, weights: Float64Array, training: Part, l2: number): number {
  const order = Uint32Array.from({ length: training.rows }, (_, row) => row)
  const gradient = new Float64Array(model.size)
  gradientOf(model, weights, { part: training, order, from: 0, to: training.rows, l2 }, gradient)
  const direction = gradient.slice()
  solveInPlace(curvature(model, weights, training, l2), direction)
  const decrement = gradient.reduce((sum, slope, index) => sum + slope * (direction[index] as number), 0)
  const loss = objective(model, weights, training, l2)
  const start = weights.slice()
  for (let length = 1; length > 1e-10; length /= 2) {
    for (let index = 0; index < weights.length; index++) {
      weights[index] = (start[index] as number) - length * (direction[index] as number)
    }
    // rounding alone decides once the gain is below the loss's last bits
    const enough = 0.25 * length * decrement - 1e-15 * loss
    if (objective(model, weights, training, l2) <= loss - enough) break
  }
  return decrement / 2
}

function objective(model: Model, weights: Float64Array, training: Part, l2: number): number {
  return perform(model, weights, training).loss + penaltyOf(model, weights, l2, training.rows)
}

/** Second derivatives of the objective, the lower half: mean of p (1 - p) x x^T, and l2 / rows for what is penalised. */
function curvature(model: Model, weights: Float64Array, training: Part, l2: number): Float64Array {
  const { size, penalised } = model
  const { rows, columns, values } = training
  const matrix = new Float64Array(size * size)
  const extended = new Float64Array(size).fill(1) // the row, and 1 for the intercept
  for (let row = 0; row < rows; row++) {
    extended.set(values.subarray(row * columns, (row + 1) * columns))
    const chance = probability(model.logOdds(weights, values, row * columns))
    const weight = (chance * (1 - chance)) / rows
    for (let i = 0; i < size; i++) {
      const scaled = weight * (extended[i] as number)
      for (let j = 0; j <= i; j++) {
        matrix[i * size + j] = (matrix[i * size + j] as number) + scaled * (extended[j] as number)
      }
    }
  }
  for (let i = 0; i < penalised; i++) {
    matrix[i * size + i] = (matrix[i * size + i] as number) + l2 / rows
  }
  return matrix
}
