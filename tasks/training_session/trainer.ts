import type { State } from '../state'
import { perform, penaltyOf, type Model } from './model'
import { epochsOf, type Params } from './params'
import type { Split } from './split'

/** A training under way. */
export interface Trainer {
  readonly solver: 'newton' | 'adam'
  readonly model: Model
  readonly weights: Float64Array
  readonly history: History
  /** All that `step` changes. */
  readonly state: State
  readonly progress: number
  /** The next some tens of milliseconds. */
  step(): void
}

/** How training went, epoch after epoch. */
export interface History {
  readonly epochs: number
  readonly state: State
  /** Notes where the weights stand, as the end of an epoch. */
  note(weights: Float64Array): void
  /** One number an epoch; held-out ones are 0 where nothing is held out. */
  series(): Readonly<
    Record<'trainingLoss' | 'trainingAccuracy' | 'heldOutLoss' | 'heldOutAccuracy', Float64Array>
  >
}

/** An empty history with room for all epochs that the parameters allow. */
export function beginHistory(params: Params, model: Model, { training, heldOut }: Split): History {
  const count = new Uint32Array(1)
  const column = () => new Float64Array(epochsOf(params))
  const all = {
    trainingLoss: column(),
    trainingAccuracy: column(),
    heldOutLoss: column(),
    heldOutAccuracy: column(),
  }
  const noted = () => count[0] ?? 0
  return {
    state: [count, ...Object.values(all)],
    get epochs() {
      return noted()
    },
    note(weights) {
      const epoch = noted()
      const seen = perform(model, weights, training)
      all.trainingLoss[epoch] = seen.loss + penaltyOf(model, weights, params.l2, training.rows)
      all.trainingAccuracy[epoch] = seen.accuracy
      if (heldOut.rows > 0) {
        const unseen = perform(model, weights, heldOut)
        all.heldOutLoss[epoch] = unseen.loss
        all.heldOutAccuracy[epoch] = unseen.accuracy
      }
      count[0] = epoch + 1
    },
    series: () => ({
      trainingLoss: all.trainingLoss.subarray(0, noted()),
      trainingAccuracy: all.trainingAccuracy.subarray(0, noted()),
      heldOutLoss: all.heldOutLoss.subarray(0, noted()),
      heldOutAccuracy: all.heldOutAccuracy.subarray(0, noted()),
    }),
  }
}
