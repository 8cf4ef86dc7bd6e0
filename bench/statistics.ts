/** What may stand for many values. */
export type Statistic = 'median' | 'p95' | 'p99' | 'worst'

const shares: Readonly<Record<Statistic, number>> = { median: 0.5, p95: 0.95, p99: 0.99, worst: 1 }

/** The smallest value that at least this share of all values does not pass (nearest rank: always a value that occurred). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new Error('no values, no percentile')
  return value
}

export function statisticOf(statistic: Statistic, values: readonly number[]): number {
  return percentile(values, shares[statistic])
}

/** Many runs in a few numbers. */
export interface Summary {
  readonly runs: number
  readonly values: number
  readonly median: number
  readonly p95: number
  readonly p99: number
  readonly min: number
  readonly max: number
  /** The figure's own statistic over all values of all runs. */
  readonly result: number
  /** The smallest and the largest that this statistic was in a single run. */
  readonly spread: readonly [number, number]
}

/** Throws when a run has no values: what was not measured has no summary. */
export function summarize(runs: readonly (readonly number[])[], statistic: Statistic): Summary {
  const all = runs.flat()
  const each = runs.map((values) => statisticOf(statistic, values))
  return {
    runs: runs.length,
    values: all.length,
    median: percentile(all, 0.5),
    p95: percentile(all, 0.95),
    p99: percentile(all, 0.99),
    min: percentile(all, 0),
    max: percentile(all, 1),
    result: statisticOf(statistic, all),
    spread: [percentile(each, 0), percentile(each, 1)],
  }
}
