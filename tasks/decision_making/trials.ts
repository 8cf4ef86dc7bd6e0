import type { LaneWork } from '../crew'
import { createNormal, createRandom } from '../random'
import { meanDecisionSeconds } from './closed-forms'
import type { Params } from './params'
import { decide } from './trial'

/** What all trials gave, in memory that threads can share. */
export interface Trials {
  readonly responseMs: Float64Array
  readonly confidence: Float64Array
  readonly right: Uint8Array
}

/** Trials that draw from one random stream. */
const block = 128
/** Steps of a path in one order: some tens of milliseconds of work. */
const stepsInOrder = 1_000_000

export const bytesPerTrial = 17

export function trialsIn(memory: SharedArrayBuffer, count: number): Trials {
  return {
    responseMs: new Float64Array(memory, 0, count),
    confidence: new Float64Array(memory, 8 * count, count),
    right: new Uint8Array(memory, 16 * count, count),
  }
}

/** How many orders the trials are cut into, and the blocks of one. */
export function cutting(params: Params): { readonly orders: number; readonly blocksInOrder: number } {
  const steps = (1000 * meanDecisionSeconds(params.drift, params.boundary)) / params.dtMs + 1
  const blocksInOrder = Math.max(4, Math.round(stepsInOrder / (steps * block)))
  return { blocksInOrder, orders: Math.ceil(params.trials / (block * blocksInOrder)) }
}

/** A lane's work: every `lanes`-th block of an order. Each block draws from its own stream, whoever does it. */
export function simulateTrials(params: Params, memory: SharedArrayBuffer): LaneWork {
  const trials = trialsIn(memory, params.trials)
  const { blocksInOrder } = cutting(params)
  return (order, lane, lanes) => {
    for (let index = lane; index < blocksInOrder; index += lanes) {
      simulateBlock(params, order * blocksInOrder + index, trials)
    }
  }
}

function simulateBlock(params: Params, index: number, { responseMs, confidence, right }: Trials): void {
  const random = createRandom(params.seed, index)
  const chance = { random, normal: createNormal(random) }
  const end = Math.min((index + 1) * block, params.trials)
  for (let trial = index * block; trial < end; trial++) {
    const outcome = decide(params, chance)
    responseMs[trial] = params.nonDecisionMs + 1000 * outcome.decisionSeconds
    confidence[trial] = outcome.confidence
    right[trial] = outcome.right ? 1 : 0
  }
}
