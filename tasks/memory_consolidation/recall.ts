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
import { createRecallTally, recalledOf, type RecallAtLoad } from './recall-tally'
import type { Stage } from './stage'

/** Loads of the curve, patterns a neuron: those of Hertz, Krogh and Palmer 1991, table 2.1, and some about the critical one. */
const loadsShown = [0.05, 0.08, 0.105, 0.12, 0.138, 0.16, 0.185, 0.25, 0.37, 0.61]

/** Multiplications in one step: some tens of milliseconds. */
const workInStep = 20_000_000

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

/** A network with the overlaps of its present state. */
interface Held {
  readonly unit: number
  readonly network: Network
  readonly overlaps: Int32Array
}

/** Begins recall: unit after unit, each one network at one load with a random stream of its own. */
export function beginRecall(params: Params): Recall {
  const { numNeurons, seed, scale } = params
  const counts = patternCounts(params)
  const networks = Math.max(2, Math.round(20 * scale))
  const countOf = (unit: number) => counts[unit % counts.length] ?? 0
  const cursor = new Uint32Array(3) // unit, pattern in it, whether that pattern is under way
  const spins = new Int8Array(numNeurons)
  const tally = createRecallTally(counts, networks, numNeurons)
  let held: Held | undefined

  function hold(unit: number): Held {
    if (held?.unit === unit) return held
    const network = storePatterns(createRandom(seed, unit), numNeurons, countOf(unit))
    const overlaps = new Int32Array(network.patterns)
    measureOverlaps(network, spins, overlaps) // a resumed recall goes on from its spins
    held = { unit, network, overlaps }
    return held
  }

  /** The beginning of a pattern, or one sweep of the one under way; says how much work it was. */
  function advance(): number {
    const [unit = 0, pattern = 0, underWay] = cursor
    const { network, overlaps } = hold(unit)
    if (underWay === 0) {
      recallPattern(network, pattern, spins)
      measureOverlaps(network, spins, overlaps)
      tally.addOneStep(unit, unstableNeurons(network, spins, overlaps))
      cursor[2] = 1
    } else if (sweep(network, spins, overlaps) === 0) {
      tally.addAtRest(unit, (numNeurons - (overlaps[pattern] ?? 0)) / 2)
      const isLast = pattern + 1 === recalledOf(network.patterns)
      cursor.set(isLast ? [unit + 1, 0, 0] : [unit, pattern + 1, 0])
    }
    return 2 * network.patterns * numNeurons
  }

  const workOfLoads = (loads: number) =>
    counts.slice(0, loads).reduce((total, count) => total + workOf(count, numNeurons), 0)
  const workOfUnits = (units: number) =>
    Math.floor(units / counts.length) * workOfLoads(counts.length) + workOfLoads(units % counts.length)
  const units = networks * counts.length
  const done = () => cursor[0] ?? 0
  return {
    state: [cursor, new Uint8Array(spins.buffer), ...tally.state],
    work: workOfUnits(units),
    get workDone() {
      return workOfUnits(done())
    },
    get isDone() {
      return done() === units
    },
    step() {
      for (let work = 0; work < workInStep && done() < units;) work += advance()
    },
    found: tally.found,
  }
}

/** Multiplications for one network, about: below the critical load it rests after a few sweeps, above it wanders. */
function workOf(patterns: number, neurons: number): number {
  const sweeps = patterns < 0.13 * neurons ? 5 : 16
  return (recalledOf(patterns) * (2 + sweeps) + 1) * 2 * patterns * neurons
}
