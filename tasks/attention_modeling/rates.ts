import type { Params } from './params'

/** The two conditions: report all, or report the targets only. */
export type Condition = 'whole' | 'partial'

/**
 * Rate of each item in the race, per second: the total rate shared by attentional weight, v = C w / sum of w (Bundesen 1990,
 * eq. 1 and 2, for items that are equally easy to see). In partial report distractors weigh less.
 */
export function ratesOf(params: Params, condition: Condition): Float64Array {
  const { items, targets, weights, distractorWeight, itemsPerSecond } = params
  const attended = Float64Array.from({ length: items }, (_, item) => {
    const isDistractor = condition === 'partial' && item >= targets
    return (weights[item] ?? 1) * (isDistractor ? distractorWeight : 1)
  })
  const total = attended.reduce((sum, weight) => sum + weight, 0)
  return attended.map((weight) => (itemsPerSecond * weight) / total)
}

/** How long items race before the mask ends it, seconds. */
export function raceSeconds({ exposureMs, thresholdMs }: Params): number {
  return Math.max(0, exposureMs - thresholdMs) / 1000
}
