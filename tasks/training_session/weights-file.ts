import type { Params } from './params'
import type { Session } from './session'

/**
 * The trained model as JSON: all that is needed to use it. Subtract `means` from a row, divide by `deviations`; the log odds of
 * the second label are `intercept` plus the sum over columns of weight times value, or over hidden units of weight times tanh.
 */
export function weightsFile(params: Params, { dataset, split, trainer }: Session): string {
  const { weights } = trainer
  const common = {
    model: params.model,
    features: dataset.features,
    labels: dataset.labels,
    means: Array.from(split.means),
    deviations: Array.from(split.deviations),
    intercept: weights[weights.length - 1],
  }
  const layers =
    params.model === 'logistic'
      ? { weights: Array.from(weights.subarray(0, -1)) }
      : layersOf(weights, dataset.features.length, params.hiddenUnits)
  return `${JSON.stringify({ ...common, ...layers }, null, 1)}\n`
}

function layersOf(weights: Float64Array, columns: number, units: number) {
  const out = columns * units
  return {
    hidden: Array.from({ length: units }, (_, unit) => ({
      weights: Array.from(weights.subarray(unit * columns, (unit + 1) * columns)),
      bias: weights[out + units + unit],
    })),
    weights: Array.from(weights.subarray(out, out + units)),
  }
}
