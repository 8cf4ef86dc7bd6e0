import { createRandom } from '../random'
import {
  measureOverlaps,
  type Network,
  recallPattern,
  storePatterns,
  sweep,
  unstableNeurons,
} from './hopfield'
import type { Params } from './params'
import type { Stage } from './stage'

/** Loads of the curve, patterns a neuron: those of Hertz, Krogh and Palmer 1991, table 2.1, and some about the critical one. */
const loadsShown = [0.05, 0.08, 0.105, 0.12, 0.138, 0.16, 0.185, 0.25, 0.37, 0.61]

/** Patterns of each network that are recalled. */
const recalledOfEach = 8
/** Multiplications in one step: some tens of milliseconds. */
const workInStep = 20_000_000
/** A pattern is kept when fewer of its bits than this are wrong at rest. */
const wrongWhenKept = 0.05

/** What the networks of one load gave, each network a sample of its own. */
export interface RecallAtLoad {
  readonly patterns: number
  /** Share of wrong bits after one step, by network. */
  readonly oneStep: readonly number[]
  /** Share of wrong bits at rest, by network. */
  readonly atRest: readonly number[]
  /** Share of the recalled patterns that were kept. */
  readonly kept: number
}

/** Recall in Hopfield networks over a range of loads. */
export interface Recall extends Stage {
  /** By load, rising. */
  found(): readonly RecallAtLoad[]
}

/** How many patterns the networks of the curve store, the asked number among them, rising. */
export function patternCounts({ numNeurons, patterns }: Params): readonly number[] {
  const shown = loadsShown.map((load) => Math.max(2, Math.round(load * numNeurons)))
  return [...new Set([...shown, patterns])].sort((a, b) => a - b)
}

/** Begins recall: unit after unit, each one network at one load with a random stream of its own. */
export function beginRecall(params: Params): Recall {
  const { numNeurons, seed, scale } = params
  const counts = patternCounts(params)
  const networks = Math.max(2, Math.round(20 * scale))
  const units = networks * counts.length
  const countOf = (unit: number) => counts[unit % counts.length] ?? 0

  const cursor = new Uint32Array(3) // unit, pattern in it, whether that pattern is under way
  const spins = new Int8Array(numNeurons)
  const wrongOneStep = new Float64Array(units)
  const wrongAtRest = new Float64Array(units)
  const kept = new Uint32Array(units)
  let held: { readonly unit: number; readonly network: Network; readonly overlaps: Int32Array } | undefined

  function holdUnit(unit: number) {
    if (held?.unit === unit) return held
    const network = storePatterns(createRandom(seed, unit), numNeurons, countOf(unit))
    const overlaps = new Int32Array(network.patterns)
    measureOverlaps(network, spins, overlaps) // a resumed recall goes on from its spins
    held = { unit, network, overlaps }
    return held
  }

  /** One sweep of the pattern under way, or the beginning of the next; says how much work it was. */
  function advance(): number {
    const [unit = 0, pattern = 0, underWay] = cursor
    const { network, overlaps } = holdUnit(unit)
    const pass = network.patterns * numNeurons
    if (underWay === 0) {
      recallPattern(network, pattern, spins)
      measureOverlaps(network, spins, overlaps)
      wrongOneStep[unit] = (wrongOneStep[unit] ?? 0) + unstableNeurons(network, spins, overlaps)
      cursor[2] = 1
    } else if (sweep(network, spins, overlaps) === 0) settle(unit, pattern, overlaps[pattern] ?? 0)
    return 2 * pass
  }

  function settle(unit: number, pattern: number, overlap: number): void {
    const wrong = (numNeurons - overlap) / 2
    wrongAtRest[unit] = (wrongAtRest[unit] ?? 0) + wrong
    if (wrong < wrongWhenKept * numNeurons) kept[unit] = (kept[unit] ?? 0) + 1
    const last = pattern + 1 === recalledIn(countOf(unit))
    cursor.set(last ? [unit + 1, 0, 0] : [unit, pattern + 1, 0])
  }

  const done = () => cursor[0] ?? 0
  return {
    state: [cursor, new Uint8Array(spins.buffer), wrongOneStep, wrongAtRest, kept],
    work: networks * sum(counts.map((count) => workOf(count, numNeurons))),
    get workDone() {
      const inRound = counts.slice(0, done() % counts.length).map((count) => workOf(count, numNeurons))
      const rounds = Math.floor(done() / counts.length)
      return rounds * sum(counts.map((count) => workOf(count, numNeurons))) + sum(inRound)
    },
    get isDone() {
      return done() === units
    },
    step() {
      for (let work = 0; work < workInStep && done() < units;) work += advance()
    },
    found: () =>
      counts.map((patterns, index) => {
        const share = (wrong: Float64Array) =>
          Array.from({ length: networks }, (_, network) => {
            const bits = recalledIn(patterns) * numNeurons
            return (wrong[network * counts.length + index] ?? 0) / bits
          })
        const keptHere = Array.from(
          { length: networks },
          (_, network) => kept[network * counts.length + index] ?? 0,
        )
        return {
          patterns,
          oneStep: share(wrongOneStep),
          atRest: share(wrongAtRest),
          kept: sum(keptHere) / (networks * recalledIn(patterns)),
        }
      }),
  }
}

function recalledIn(patterns: number): number {
  return Math.min(patterns, recalledOfEach)
}

/** Multiplications for one network, about: below the critical load it rests after a few sweeps, above it wanders. */
function workOf(patterns: number, neurons: number): number {
  const sweeps = patterns < 0.13 * neurons ? 5 : 16
  return (recalledIn(patterns) * (2 + sweeps) + 1) * 2 * patterns * neurons
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
