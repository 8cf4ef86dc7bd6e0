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
export function niceScale(extent: Extent, pixels: Extent, wanted: number): Scale {
  const width = extent.to > extent.from ? extent.to - extent.from : 1
  const step = niceStep(width / wanted)
  const first = Math.floor(extent.from / step + 1e-9)
  const last = Math.max(first + 1, Math.ceil((extent.from + width) / step - 1e-9))
  const [from, to] = [first * step, last * step]
  const perUnit = (pixels.to - pixels.from) / (to - from)
  return {
    from,
    to,
    ticks: Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step),
    at: (value) => pixels.from + (value - from) * perUnit,
  }
}

/** The next of 1, 2, 2.5 and 5 times a power of ten. */
function niceStep(rough: number): number {
  let power = 1
  while (power > rough) power /= 10
  while (power * 10 <= rough) power *= 10
  return power * ([1, 2, 2.5, 5].find((factor) => factor * power >= rough) ?? 10)
}
