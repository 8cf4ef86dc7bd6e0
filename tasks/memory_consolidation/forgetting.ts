import { createRandom } from '../random'
import type { Params } from './params'
import type { Stage } from './stage'
import { lifetime, type Schedule } from './synapse-theory'
import { balancedSynapses, overlapWith, randomMemory, store, storeAnother } from './synapses'

/** Streams that no Hopfield network draws from. */
const firstStream = 2_147_483_648
const workInStep = 8_000_000

/** What is left of a memory as others come, averaged over runs: at place t, when t others were stored. */
export interface Forgetting extends Stage {
  found(): {
    /** Mean over synapses of asked times held. */
    readonly withReplay: Float64Array
    readonly withoutReplay: Float64Array
    /** How far, in the root mean square, such a mean strays from 0 for a memory that was never stored. */
    readonly noise: number
    readonly runs: number
  }
}

/** How many memories are followed: until the replayed one is lost, and a quarter longer. */
export function horizonOf(params: Params): number {
  const kept = lifetime(params.numNeurons, params)
  return Math.max(20, params.replays * params.replayEvery + 5, Math.ceil(1.25 * kept))
}

/** Begins to store and forget: unit after unit, each one run with a random stream of its own. */
export function beginForgetting(params: Params): Forgetting {
  const { numNeurons, seed, scale } = params
  const horizon = horizonOf(params)
  const runs = Math.max(20, Math.round(400 * scale))
  const workOfRun = 4 * numNeurons * horizon
  const runsInStep = Math.max(1, Math.round(workInStep / workOfRun))
  const cursor = new Uint32Array(1)
  const withReplay = new Float64Array(horizon + 1)
  const withoutReplay = new Float64Array(horizon + 1)
  const squaredNoise = new Float64Array(1)
  const done = () => cursor[0] ?? 0

  function runOnce(unit: number): void {
    const random = createRandom(seed, firstStream + unit)
    const never = randomMemory(random, numNeurons)
    for (const [schedule, sums] of [
      [params, withReplay],
      [{ ...params, replays: 0 }, withoutReplay],
    ] as const) {
      follow({ random, schedule, numNeurons, horizon }, never, (later, overlap, stray) => {
        sums[later] = (sums[later] ?? 0) + overlap
        squaredNoise[0] = (squaredNoise[0] ?? 0) + stray * stray
      })
    }
  }

  return {
    state: [cursor, withReplay, withoutReplay, squaredNoise],
    work: runs * workOfRun,
    get workDone() {
      return done() * workOfRun
    },
    get isDone() {
      return done() === runs
    },
    step() {
      const end = Math.min(runs, done() + runsInStep)
      for (; done() < end; cursor[0] = done() + 1) runOnce(done())
    },
    found: () => ({
      withReplay: withReplay.map((sum) => sum / (runs * numNeurons)),
      withoutReplay: withoutReplay.map((sum) => sum / (runs * numNeurons)),
      noise: Math.sqrt((squaredNoise[0] ?? 0) / (2 * runs * (horizon + 1))) / numNeurons,
      runs,
    }),
  }
}

interface Life {
  readonly random: ReturnType<typeof createRandom>
  readonly schedule: Schedule
  readonly numNeurons: number
  readonly horizon: number
}

/** Stores one memory, then others with its replays between them, and tells after each how it and a memory never stored fare. */
function follow(
  { random, schedule, numNeurons, horizon }: Life,
  never: Int8Array,
  tell: (later: number, overlap: number, stray: number) => void,
): void {
  const synapses = balancedSynapses(random, numNeurons, schedule.plasticity)
  const memory = randomMemory(random, numNeurons)
  store(synapses, memory, random)
  for (let later = 0; later <= horizon; later++) {
    if (later > 0) storeAnother(synapses, random)
    const turn = later / schedule.replayEvery
    if (turn >= 1 && turn <= schedule.replays && Number.isInteger(turn)) store(synapses, memory, random)
    tell(later, overlapWith(synapses, memory), overlapWith(synapses, never))
  }
}
