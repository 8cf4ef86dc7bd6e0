import type { UsagePoint } from '../../../shared/model'

/** What a job used within a span of time. */
export interface UsageSpan {
  readonly from: string
  readonly cpuCores: number
  readonly memoryBytes: number
}

export interface UsageSummary {
  readonly peakCores: number
  readonly meanCores: number
  readonly peakBytes: number
  readonly lastBytes: number
}

/** The whole in four figures; null of nothing. The mean counts each point the same. */
export function summaryOf(points: readonly UsagePoint[]): UsageSummary | null {
  const last = points.at(-1)
  if (!last) return null
  return {
    peakCores: Math.max(...points.map(({ cpuCores }) => cpuCores)),
    meanCores: points.reduce((sum, { cpuCores }) => sum + cpuCores, 0) / points.length,
    peakBytes: Math.max(...points.map(({ memoryBytes }) => memoryBytes)),
    lastBytes: last.memoryBytes,
  }
}

/** At most `most` rows of as many points each: the mean of the processors, the peak of the memory. */
export function spansOf(points: readonly UsagePoint[], most: number): readonly UsageSpan[] {
  const each = Math.max(1, Math.ceil(points.length / most))
  return Array.from({ length: Math.ceil(points.length / each) }, (_, at) => {
    const span = points.slice(at * each, (at + 1) * each)
    return {
      from: span[0]?.at ?? '',
      cpuCores: span.reduce((sum, { cpuCores }) => sum + cpuCores, 0) / span.length,
      memoryBytes: Math.max(...span.map(({ memoryBytes }) => memoryBytes)),
    }
  })
}

/** A line through values over time, as an SVG path in a box of `width` by `height`; it breaks where time passed unwatched. */
export function pathOf(
  points: readonly { readonly at: number; readonly value: number }[],
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
