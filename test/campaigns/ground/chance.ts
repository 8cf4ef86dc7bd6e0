/** A seeded source of chance: the same seed gives the same campaign. */
export interface Chance {
  readonly seed: number
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number
  /** Whether something happens that happens in one of `times` cases. */
  oneIn(times: number): boolean
  pick<Item>(items: readonly Item[]): Item
  /** A source of its own for one round, so that a single round can be told apart and repeated. */
  fork(round: number): Chance
}

/**
 * Chance for the campaign `name`. Prints the seed; `LULL_SEED` gives it again, to repeat what went wrong.
 */
export function chanceFor(name: string): Chance {
  const given = Number(process.env['LULL_SEED'])
  const seed = Number.isInteger(given) && given > 0 ? given : 1 + Math.floor(Math.random() * 2 ** 31)
  process.stdout.write(`campaign ${name}: LULL_SEED=${seed} repeats it, with LULL_ROUND=N a single round\n`)
  return chanceOf(seed)
}

/** The rounds to play: all, or the one that `LULL_ROUND` names, as often as `LULL_TIMES` says. */
export function roundsOf(count: number): readonly number[] {
  const only = process.env['LULL_ROUND']
  if (only === undefined) return Array.from({ length: count }, (_, at) => at)
  return Array.from({ length: Number(process.env['LULL_TIMES'] ?? 1) }, () => Number(only))
}

/** mulberry32: 32 bits of state, good enough to choose test cases. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    seed,
    below,
    oneIn: (times) => below(times) === 0,
    pick: (items) => {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('there is nothing to pick from')
      return item
    },
    fork: (round) => chanceOf(seed ^ Math.imul(round + 1, 0x9e3779b1)),
  }
}
