import { type Extent, type Scale, spanOf } from './scale'
import { escaped, pixel } from './svg'

/** Something drawn inside a chart's axes. */
export interface Mark {
  /** For the legend; none: it explains itself. */
  readonly name?: string
  readonly color?: string
  /** What stands for it in the legend. */
  readonly sign: string
  readonly x: Extent
  readonly y: Extent
  draw(x: Scale, y: Scale, color: string): string
}

type Values = ArrayLike<number>

interface Series {
  readonly xs: Values
  readonly ys: Values
  readonly name?: string
  readonly color?: string
}

interface LineStyle {
  readonly dashed?: boolean
  readonly widthPixels?: number
  /** Below 1 for lines that lie over one another. */
  readonly opacity?: number
}

/** Points joined by a line. Where several fall on one pixel column, their lowest and highest stand for them. */
export function line({
  xs,
  ys,
  dashed = false,
  widthPixels = 1.5,
  opacity = 1,
  ...rest
}: Series & LineStyle): Mark {
  return {
    ...rest,
    sign: dashed ? '- -' : '—',
    x: spanOf(xs),
    y: spanOf(ys),
    draw(x, y, color) {
      const dash = dashed ? ' stroke-dasharray="6 4"' : ''
      const faint = opacity < 1 ? ` stroke-opacity="${opacity}"` : ''
      const path = pathThrough(xs, ys, x, y)
      return `<path d="${path}" fill="none" stroke="${color}" stroke-width="${widthPixels}" stroke-linejoin="round"${dash}${faint}/>`
    },
  }
}

/** One dot a point, with whiskers of `errors` to each side where they are given. */
export function dots({
  xs,
  ys,
  errors,
  radius = 3,
  ...rest
}: Series & { errors?: Values; radius?: number }): Mark {
  return {
    ...rest,
    sign: '●',
    x: spanOf(xs),
    y: spanOf(ys),
    draw(x, y, color) {
      const all = Array.from(xs, (value, index) => {
        const at = { x: pixel(x.at(value)), y: ys[index] as number, error: errors?.[index] ?? 0 }
        const whisker =
          at.error > 0 ? `M${at.x} ${pixel(y.at(at.y - at.error))}V${pixel(y.at(at.y + at.error))}` : ''
        return { whisker, dot: `<circle cx="${at.x}" cy="${pixel(y.at(at.y))}" r="${radius}"/>` }
      })
      const whiskers = all.map(({ whisker }) => whisker).join('')
      const drawn = all.map(({ dot }) => dot).join('')
      return `<g fill="${color}"><path d="${whiskers}" stroke="${color}" stroke-width="1.2"/>${drawn}</g>`
    },
  }
}

interface Heights {
  readonly edges: Values
  readonly heights: Values
  readonly name?: string
  readonly color?: string
  /** Between bars that stand for single values, not for a range. */
  readonly gapPixels?: number
}

/** Bars between `edges` (one more than there are `heights`), standing on 0. */
export function bars({ edges, heights, gapPixels = 0, ...rest }: Heights): Mark {
  const tallest = spanOf(heights)
  return {
    ...rest,
    sign: '■',
    x: spanOf(edges),
    y: { from: Math.min(0, tallest.from), to: Math.max(0, tallest.to) },
    draw(x, y, color) {
      const ground = y.at(0)
      const path = Array.from(heights, (height, index) => {
        const [left, right] = [x.at(edges[index] as number), x.at(edges[index + 1] as number)]
        const inset = gapPixels / 2
        return `M${pixel(left + inset)} ${pixel(ground)}V${pixel(y.at(height))}H${pixel(right - inset)}V${pixel(ground)}Z`
      }).join('')
      return `<path d="${path}" fill="${color}" fill-opacity="0.7"/>`
    },
  }
}

/** A dense cloud of small marks, such as spikes in time: `xs` across, `ys` up. */
export function specks({ xs, ys, size = 1.4, ...rest }: Series & { size?: number }): Mark {
  return {
    ...rest,
    sign: '●',
    x: spanOf(xs),
    y: spanOf(ys),
    draw(x, y, color) {
      const path = Array.from(
        xs,
        (value, index) => `M${pixel(x.at(value))} ${pixel(y.at(ys[index] as number))}h0`,
      ).join('')
      return `<path d="${path}" fill="none" stroke="${color}" stroke-width="${size}" stroke-linecap="round"/>`
    },
  }
}

/** Words beside points: above each, and begun, centred or ended there. */
export function labels({
  xs,
  ys,
  texts,
  anchor = 'middle',
}: Pick<Series, 'xs' | 'ys'> & { texts: readonly string[]; anchor?: 'start' | 'middle' | 'end' }): Mark {
  return {
    sign: '',
    x: spanOf(xs),
    y: spanOf(ys),
    draw: (x, y) =>
      texts
        .map((text, index) => {
          const place = `x="${pixel(x.at(xs[index] as number))}" y="${pixel(y.at(ys[index] as number) - 7)}"`
          return `<text ${place} text-anchor="${anchor}">${escaped(text)}</text>`
        })
        .join(''),
  }
}

function pathThrough(xs: Values, ys: Values, x: Scale, y: Scale): string {
  const columns = new Map<number, { first: number; low: number; high: number; last: number }>()
  const crowded = xs.length > 2 * Math.abs(x.at(x.to) - x.at(x.from))
  const points: string[] = []
  for (let index = 0; index < xs.length; index++) {
    const [across, up] = [x.at(xs[index] as number), y.at(ys[index] as number)]
    if (!crowded) {
      points.push(`${pixel(across)} ${pixel(up)}`)
      continue
    }
    const column = Math.floor(across)
    const known = columns.get(column)
    if (known === undefined) columns.set(column, { first: up, low: up, high: up, last: up })
    else {
      known.low = Math.min(known.low, up)
      known.high = Math.max(known.high, up)
      known.last = up
    }
  }
  for (const [column, { first, low, high, last }] of columns) {
    for (const up of [first, low, high, last]) points.push(`${column} ${pixel(up)}`)
  }
  return points.length === 0 ? '' : `M${points.join('L')}`
}
