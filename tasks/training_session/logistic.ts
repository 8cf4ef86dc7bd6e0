import type { Model } from './model'

/** Logistic regression (Cox 1958): the log odds are linear in the columns. Weights: one a column, then the intercept. */
export function logistic(columns: number): Model {
  return {
    size: columns + 1,
    penalised: columns,
    begin: () => new Float64Array(columns + 1),
    logOdds(weights, values, offset) {
      let sum = weights[columns] as number
      for (let column = 0; column < columns; column++) {
        sum += (weights[column] as number) * (values[offset + column] as number)
      }
      return sum
    },
    addSlope(_weights, values, offset, slope, into) {
      for (let column = 0; column < columns; column++) {
        into[column] = (into[column] as number) + slope * (values[offset + column] as number)
      }
      into[columns] = (into[columns] as number) + slope
    },
  }
}
