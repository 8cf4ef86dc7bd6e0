import { createRandom } from '../random'
import { gradientOf, type Model } from './model'
import { epochsOf, type Params } from './params'
import { shuffle, type Split } from './split'
import { beginHistory, type Trainer } from './trainer'

/** Constants of Kingma and Ba 2015 (ICLR, arXiv:1412.6980), algorithm 1. */
const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8]
/** Multiplications in one step: some tens of milliseconds. */
const workInStep = 10_000_000
const streamOfTraining = 2

/** Trains batch after batch by Adam; the rows are shuffled anew for each epoch. */
export function trainByAdam(params: Params, model: Model, split: Split): Trainer {
  const { training } = split
  const random = createRandom(params.seed, streamOfTraining)
  const weights = model.begin(random)
  const order = Uint32Array.from({ length: training.rows }, (_, row) => row)
  const [gradient, first, second] = [0, 1, 2].map(() => new Float64Array(model.size)) as Moments
  const decayed = Float64Array.of(1, 1) // beta1 and beta2 to the power of the steps made
  const cursor = new Uint32Array(1)
  const history = beginHistory(params, model, split)
  const epochs = epochsOf(params)

  function stepOnce(): number {
    const [from = 0] = cursor
    if (from === 0) shuffle(order, random)
    const to = Math.min(from + params.batchSize, training.rows)
    gradientOf(model, weights, { part: training, order, from, to, l2: params.l2 }, gradient)
    follow()
    cursor[0] = to === training.rows ? 0 : to
    if (to < training.rows) return (to - from) * 4 * model.size
    history.note(weights)
    return (to - from + split.training.rows + split.heldOut.rows) * 4 * model.size
  }

  function follow(): void {
    const [decayed1, decayed2] = [(decayed[0] ?? 0) * beta1, (decayed[1] ?? 0) * beta2]
    decayed.set([decayed1, decayed2])
    for (let index = 0; index < weights.length; index++) {
      const slope = gradient[index] as number
      const mean = beta1 * (first[index] as number) + (1 - beta1) * slope
      const square = beta2 * (second[index] as number) + (1 - beta2) * slope * slope
      first[index] = mean
      second[index] = square
      const length = params.learningRate / (1 - decayed1)
      weights[index] =
        (weights[index] as number) - (length * mean) / (Math.sqrt(square / (1 - decayed2)) + epsilon)
    }
  }

  return {
    solver: 'adam',
    model,
    weights,
    history,
    state: [weights, first, second, decayed, order, cursor, random.state, ...history.state],
    get progress() {
      return (history.epochs + (cursor[0] ?? 0) / training.rows) / epochs
    },
    step() {
      for (let work = 0; work < workInStep && history.epochs < epochs;) work += stepOnce()
    },
  }
}

type Moments = [Float64Array, Float64Array, Float64Array]
