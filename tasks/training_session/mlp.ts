import { tanh } from '../elementary'
import type { Model } from './model'

/**
 * A perceptron with one hidden layer of tanh units (Rumelhart, Hinton and Williams 1986). Weights: those into each hidden unit,
 * unit after unit; those out of the hidden units; then the biases of the hidden units and the one of the output.
 */
export function mlp(columns: number, hiddenUnits: number): Model {
  const out = columns * hiddenUnits
  const biases = out + hiddenUnits
  const size = biases + hiddenUnits + 1
  const activity = new Float64Array(hiddenUnits)
  return {
    size,
    penalised: biases,
    /** Uniform within sqrt(6 / (ins + outs)) of 0 (Glorot and Bengio 2010, eq. 16); biases 0. */
    begin(random) {
      const weights = new Float64Array(size)
      const [near, far] = [Math.sqrt(6 / (columns + hiddenUnits)), Math.sqrt(6 / (hiddenUnits + 1))]
      for (let index = 0; index < biases; index++) {
        weights[index] = (2 * random.uniform() - 1) * (index < out ? near : far)
      }
      return weights
    },
    logOdds(weights, values, offset) {
      let sum = weights[size - 1] as number
      for (let unit = 0; unit < hiddenUnits; unit++) {
        let into = weights[biases + unit] as number
        for (let column = 0; column < columns; column++) {
          into += (weights[unit * columns + column] as number) * (values[offset + column] as number)
        }
        activity[unit] = tanh(into)
        sum += (weights[out + unit] as number) * (activity[unit] as number)
      }
      return sum
    },
    /** Back-propagation; tanh' = 1 - tanh^2. */
    addSlope(weights, values, offset, slope, into) {
      into[size - 1] = (into[size - 1] as number) + slope
      for (let unit = 0; unit < hiddenUnits; unit++) {
        const active = activity[unit] as number
        into[out + unit] = (into[out + unit] as number) + slope * active
        const back = slope * (weights[out + unit] as number) * (1 - active * active)
        into[biases + unit] = (into[biases + unit] as number) + back
        for (let column = 0; column < columns; column++) {
          const index = unit * columns + column
          into[index] = (into[index] as number) + back * (values[offset + column] as number)
        }
      }
    },
  }
}
