import type { State } from '../state'

/** Patterns of each network that are recalled. */
const recalledOfEach = 8
/** A pattern is kept when a smaller share of its bits than this is wrong at rest. */
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

/** Wrong bits counted network by network: unit u is one network at the load u modulo the number of loads. */
export interface RecallTally {
  readonly state: State
  addOneStep(unit: number, wrongBits: number): void
  addAtRest(unit: number, wrongBits: number): void
  /** By load, in the order of `patternCounts`. */
  found(): readonly RecallAtLoad[]
}

export function createRecallTally(
  patternCounts: readonly number[],
  networks: number,
  neurons: number,
): RecallTally {
  const loads = patternCounts.length
  const oneStep = new Float64Array(networks * loads)
  const atRest = new Float64Array(networks * loads)
  const kept = new Uint32Array(loads)
  const shares = (wrong: Float64Array, load: number, bits: number) =>
    Array.from({ length: networks }, (_, network) => (wrong[network * loads + load] ?? 0) / bits)

  return {
    state: [oneStep, atRest, kept],
    addOneStep(unit, wrongBits) {
      oneStep[unit] = (oneStep[unit] ?? 0) + wrongBits
    },
    addAtRest(unit, wrongBits) {
      atRest[unit] = (atRest[unit] ?? 0) + wrongBits
      const load = unit % loads
      if (wrongBits < wrongWhenKept * neurons) kept[load] = (kept[load] ?? 0) + 1
    },
    found: () =>
      patternCounts.map((patterns, load) => {
        const recalled = recalledOf(patterns)
        return {
          patterns,
          oneStep: shares(oneStep, load, recalled * neurons),
          atRest: shares(atRest, load, recalled * neurons),
          kept: (kept[load] ?? 0) / (networks * recalled),
        }
      }),
  }
}

/** How many of a network's patterns are recalled. */
export function recalledOf(patterns: number): number {
  return Math.min(patterns, recalledOfEach)
}
