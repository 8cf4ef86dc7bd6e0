export interface Extent {
  readonly from: number
  readonly to: number
}

/** Maps values onto pixels of one axis. */
export interface Scale extends Extent {
  at(value: number): number
  readonly ticks: readonly number[]
}

/** The smallest extent that holds all of them; 0 to 1 when there is nothing. */
export function spanOf(values: ArrayLike<number>): Extent {
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number
    if (value < from) from = value
    if (value > to) to = value
  }
  return from <= to ? { from, to } : { from: 0, to: 1 }
}

/** The extent that holds all of these. */
export function spanOfAll(extents: readonly Extent[]): Extent {
  return spanOf(extents.flatMap(({ from, to }) => [from, to]))
}

/** A linear scale whose ends are round numbers with about `wanted` ticks between them. */
export function roundScale(extent: Extent, pixels: Extent, wanted: number): Scale {
  const { from, to } = opened(extent)
  const step = roundStep((to - from) / wanted)
  const first = Math.floor(from / step + 1e-9)
  const last = Math.max(first + 1, Math.ceil(to / step - 1e-9))
  return { ...linear({ from: first * step, to: last * step }, pixels), ticks: multiples(first, last, step) }
}

/** A linear scale that ends where the values do, with about `wanted` round ticks inside. */
export function tightScale(extent: Extent, pixels: Extent, wanted: number): Scale {
  const { from, to } = opened(extent)
  const step = roundStep((to - from) / wanted)
  const [first, last] = [Math.ceil(from / step - 1e-9), Math.floor(to / step + 1e-9)]
  return { ...linear({ from, to }, pixels), ticks: multiples(first, last, step) }
}

/** Never without width: a single value is given room above it. */
function opened({ from, to }: Extent): Extent {
  return to > from ? { from, to } : { from, to: from + 1 }
}

function linear({ from, to }: Extent, pixels: Extent): Pick<Scale, 'from' | 'to' | 'at'> {
  const perUnit = (pixels.to - pixels.from) / (to - from)
  return { from, to, at: (value) => pixels.from + (value - from) * perUnit }
}

function multiples(first: number, last: number, step: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step)
}

/** The next of 1, 2, 2.5 and 5 times a power of ten. */
function roundStep(rough: number): number {
  let power = 1
  while (power > rough) power /= 10
  while (power * 10 <= rough) power *= 10
  return power * ([1, 2, 2.5, 5].find((factor) => factor * power >= rough) ?? 10)
}
