import type { Mark } from './marks'
import { type Extent, niceScale, type Scale, spanOfAll } from './scale'
import { escaped, label, palette, pixel } from './svg'

/** What stands around the marks. */
export interface Frame {
  /** What the picture shows, in one line. */
  readonly title: string
  /** Names of the axes, with units: `time (ms)`. */
  readonly x: string
  readonly y: string
  /** Forces an axis to reach from here to there at least, such as 0 to 1 for a share. */
  readonly xReaches?: Extent
  readonly yReaches?: Extent
  readonly height?: number
}

const width = 720
const margin = { top: 44, right: 20, bottom: 48, left: 64 }

/** A chart as one SVG text: marks inside axes with ticks and names, and a legend when several marks have names. */
export function chart(frame: Frame, marks: readonly Mark[]): string {
  const height = frame.height ?? 360
  const across = { from: margin.left, to: width - margin.right }
  const up = { from: height - margin.bottom, to: margin.top }
  const x = niceScale(spanOfAll([...marks.map((mark) => mark.x), ...given(frame.xReaches)]), across, 8)
  const y = niceScale(spanOfAll([...marks.map((mark) => mark.y), ...given(frame.yReaches)]), up, 5)
  const colored = marks.map((mark, index) => ({
    mark,
    color: mark.color ?? palette[index % palette.length] ?? palette[0],
  }))
  const named = colored.filter(({ mark }) => mark.name !== undefined)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(frame.title)}">`,
    paper,
    `<text x="${margin.left}" y="20" class="title">${escaped(frame.title)}</text>`,
    axes(x, y, height),
    names(frame, height),
    ...colored.map(({ mark, color }) => mark.draw(x, y, color)),
    named.length > 1 ? legend(named.map(({ mark, color }) => ({ name: mark.name ?? '', color }))) : '',
    '</svg>\n',
  ].join('\n')
}

/** Ink follows the paper: inside a page it takes the page's colour, alone it follows the system's light or dark. */
const paper = `<style>
  svg { color: #1d1d1f; font: 12px system-ui, -apple-system, "Segoe UI", sans-serif; }
  @media (prefers-color-scheme: dark) { svg { color: #f2f2f4; } }
  text { fill: currentColor; }
  .title { font-size: 13px; font-weight: 600; }
  .tick { fill-opacity: 0.75; font-variant-numeric: tabular-nums; }
  .grid { stroke: currentColor; stroke-opacity: 0.12; }
</style>`

function axes(x: Scale, y: Scale, height: number): string {
  const ground = height - margin.bottom
  const grid = y.ticks.map((tick) => `M${margin.left} ${pixel(y.at(tick))}H${width - margin.right}`)
  const xTexts = x.ticks.map(
    (tick) =>
      `<text x="${pixel(x.at(tick))}" y="${ground + 18}" text-anchor="middle" class="tick">${label(tick)}</text>`,
  )
  const yTexts = y.ticks.map(
    (tick) =>
      `<text x="${margin.left - 8}" y="${pixel(y.at(tick) + 4)}" text-anchor="end" class="tick">${label(tick)}</text>`,
  )
  return [`<path d="${grid.join('')}" class="grid"/>`, ...xTexts, ...yTexts].join('\n')
}

function names(frame: Frame, height: number): string {
  const middle = pixel((margin.left + width - margin.right) / 2)
  const half = pixel((margin.top + height - margin.bottom) / 2)
  return [
    `<text x="${middle}" y="${height - 10}" text-anchor="middle">${escaped(frame.x)}</text>`,
    `<text x="16" y="${half}" text-anchor="middle" transform="rotate(-90 16 ${half})">${escaped(frame.y)}</text>`,
  ].join('\n')
}

/** In one row that ends at the right; the width of a letter is a guess on the safe side, as no font is known here. */
function legend(entries: readonly { readonly name: string; readonly color: string }[]): string {
  const widths = entries.map(({ name }) => name.length * 6.6 + 24)
  let left = width - margin.right - widths.reduce((sum, one) => sum + one, 0)
  return entries
    .map(({ name, color }, index) => {
      const swatch = `<rect x="${pixel(left)}" y="29" width="10" height="10" rx="2" fill="${color}"/>`
      const text = `<text x="${pixel(left + 15)}" y="38">${escaped(name)}</text>`
      left += widths[index] ?? 0
      return swatch + text
    })
    .join('\n')
}

function given(extent: Extent | undefined): readonly Extent[] {
  return extent === undefined ? [] : [extent]
}
