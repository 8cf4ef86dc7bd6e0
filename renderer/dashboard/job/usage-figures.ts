import type { UsagePoint } from '../../../shared/model'

/** A figure of a job over time; not every machine tells every one of them. */
export interface UsageFigure {
  readonly name: 'processors' | 'memory' | 'gpu' | 'gpuMemory'
  readonly of: (point: UsagePoint) => number | undefined
  /** What stands for a span of time: a rate by its mean, a size by its peak. */
  readonly fold: 'mean' | 'peak'
}

const usageFigures: readonly UsageFigure[] = [
  { name: 'processors', of: ({ cpuCores }) => cpuCores, fold: 'mean' },
  { name: 'memory', of: ({ memoryBytes }) => memoryBytes, fold: 'peak' },
  { name: 'gpu', of: ({ gpuPercent }) => gpuPercent, fold: 'mean' },
  { name: 'gpuMemory', of: ({ gpuMemoryBytes }) => gpuMemoryBytes, fold: 'peak' },
]

/** The figures that these points tell anything of. */
export function figuresIn(points: readonly UsagePoint[]): readonly UsageFigure[] {
  return usageFigures.filter(({ of }) => points.some((point) => of(point) !== undefined))
}

/** A figure at the moments at which it was told. */
export type Series = readonly { readonly at: number; readonly value: number }[]

export function seriesOf(points: readonly UsagePoint[], { of }: UsageFigure): Series {
  return points.flatMap((point) => {
    const value = of(point)
    return value === undefined ? [] : [{ at: Date.parse(point.at), value }]
  })
}

export interface Summary {
  /** Each point counts the same. */
  readonly mean: number
  readonly peak: number
  readonly last: number
}

export function summaryOf(series: Series): Summary {
  const values = series.map(({ value }) => value)
  return { mean: meanOf(values), peak: peakOf(values), last: values.at(-1) ?? 0 }
}

/** What a job used within a span of time, in the order of the figures; `undefined` where one was not told. */
export interface UsageSpan {
  readonly from: string
  readonly values: readonly (number | undefined)[]
}

/** At most `most` spans of as many points each. */
export function spansOf(
  points: readonly UsagePoint[],
  figures: readonly UsageFigure[],
  most: number,
): readonly UsageSpan[] {
  const each = Math.max(1, Math.ceil(points.length / most))
  return Array.from({ length: Math.ceil(points.length / each) }, (_, at) => {
    const span = points.slice(at * each, (at + 1) * each)
    return { from: span[0]?.at ?? '', values: figures.map((figure) => folded(span, figure)) }
  })
}

function folded(points: readonly UsagePoint[], { of, fold }: UsageFigure): number | undefined {
  const values = points.flatMap((point) => of(point) ?? [])
  if (values.length === 0) return undefined
  return fold === 'mean' ? meanOf(values) : peakOf(values)
}

const meanOf = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
const peakOf = (values: readonly number[]) => values.reduce((peak, value) => Math.max(peak, value), 0)

/** A line through values over time, as an SVG path in a box of `width` by `height`; it breaks where time passed unwatched. */
export function pathOf(
  points: Series,
  { width, height, top }: { readonly width: number; readonly height: number; readonly top: number },
): string {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || top <= 0) return ''
  const length = Math.max(1, last.at - first.at)
  const gap = (length / points.length) * 8
  return points
    .map(({ at, value }, place) => {
      const isBroken = place === 0 || at - (points[place - 1]?.at ?? at) > gap
      const x = ((at - first.at) / length) * width
      return `${isBroken ? 'M' : 'L'}${x.toFixed(1)} ${(height - (value / top) * height).toFixed(1)}`
    })
    .join('')
}
