import type { Mark } from './marks'
import { type Extent, roundScale, type Scale, spanOfAll, tightScale } from './scale'
import { escaped, ink, label, palette, pixel } from './svg'

/** What stands around the marks. */
export interface Frame {
  /** What the picture shows, in one line. */
  readonly title: string
  /** How to read it, in a few words: `dots: simulated, lines: theory`. */
  readonly note?: string
  /** Names of the axes, with units: `time (ms)`. */
  readonly x: string
  readonly y: string
  /** Forces an axis to reach from here to there at least, such as 0 to 1 for a share. */
  readonly xReaches?: Extent
  readonly yReaches?: Extent
  /** What lies below 0 is shown there for comparison: the axis counts up in both directions. */
  readonly mirrored?: boolean
  readonly height?: number
}

const width = 720
const margin = { top: 50, right: 24, bottom: 52, left: 68 }
const tickPixels = 4

/** A mark with the colour that it has in this picture. */
interface Shown {
  readonly mark: Mark
  readonly color: string
}

/** A chart as one SVG text: marks inside axes with ticks and names, and a legend when several marks have names. */
export function chart(frame: Frame, marks: readonly Mark[]): string {
  const height = frame.height ?? 360
  const across = { from: margin.left, to: width - margin.right }
  const up = { from: height - margin.bottom, to: margin.top }
  const x = tightScale(spanOfAll([...marks.map((mark) => mark.x), ...given(frame.xReaches)]), across, 8)
  const y = roundScale(spanOfAll([...marks.map((mark) => mark.y), ...given(frame.yReaches)]), up, 5)
  const shown = marks.map((mark, index) => ({
    mark,
    color: mark.color ?? palette[index % palette.length] ?? ink,
  }))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(frame.title)}">`,
    paper,
    `<text x="${margin.left}" y="20" class="title">${escaped(frame.title)}</text>`,
    `<text x="${margin.left}" y="40" class="tick">${escaped(frame.note ?? '')}</text>`,
    axes(frame, x, y, height),
    names(frame, height),
    ...shown.map(({ mark, color }) => mark.draw(x, y, color)),
    legend(shown.filter(({ mark }) => mark.name !== undefined)),
    '</svg>\n',
  ].join('\n')
}

/** Ink follows the paper: alone, and as a picture in a page, it takes the light or dark that the page or the system has. */
const paper = `<style>
  svg { color-scheme: light dark; color: #1d1d1f; font: 12px system-ui, -apple-system, "Segoe UI", sans-serif; }
  @media (prefers-color-scheme: dark) { svg { color: #f2f2f4; } }
  text { fill: currentColor; }
  .title { font-size: 14px; font-weight: 600; }
  .tick { fill-opacity: 0.8; font-variant-numeric: tabular-nums; }
  .sign { font-weight: 700; }
  .grid { stroke: currentColor; stroke-opacity: 0.1; }
  .axis { stroke: currentColor; stroke-opacity: 0.55; fill: none; }
</style>`

function axes({ mirrored = false }: Frame, x: Scale, y: Scale, height: number): string {
  const ground = height - margin.bottom
  const grid = y.ticks.map((tick) => `M${margin.left} ${pixel(y.at(tick))}H${width - margin.right}`)
  const marked = x.ticks.map((tick) => `M${pixel(x.at(tick))} ${ground}v${tickPixels}`)
  const xTexts = x.ticks.map(
    (tick) =>
      `<text x="${pixel(x.at(tick))}" y="${ground + 20}" text-anchor="middle" class="tick">${label(tick)}</text>`,
  )
  const yTexts = y.ticks.map((tick) => {
    const text = label(mirrored ? Math.abs(tick) : tick)
    return `<text x="${margin.left - 8}" y="${pixel(y.at(tick) + 4)}" text-anchor="end" class="tick">${text}</text>`
  })
  return [
    `<path d="${grid.join('')}" class="grid"/>`,
    `<path d="M${margin.left} ${ground}H${width - margin.right}${marked.join('')}" class="axis"/>`,
    ...xTexts,
    ...yTexts,
  ].join('\n')
}

function names(frame: Frame, height: number): string {
  const middle = pixel((margin.left + width - margin.right) / 2)
  const half = pixel((margin.top + height - margin.bottom) / 2)
  return [
    `<text x="${middle}" y="${height - 10}" text-anchor="middle">${escaped(frame.x)}</text>`,
    `<text x="16" y="${half}" text-anchor="middle" transform="rotate(-90 16 ${half})">${escaped(frame.y)}</text>`,
  ].join('\n')
}

/** One line of text that ends at the right: no font is known here, whoever draws it knows how wide it is. */
function legend(entries: readonly Shown[]): string {
  if (entries.length < 2) return ''
  const texts = entries.map(({ mark, color }, index) => {
    const gap = index === 0 ? '' : ' dx="16"'
    return `<tspan${gap} fill="${color}" class="sign">${mark.sign}</tspan><tspan dx="5">${escaped(mark.name ?? '')}</tspan>`
  })
  return `<text x="${width - margin.right}" y="40" text-anchor="end">${texts.join('')}</text>`
}

function given(extent: Extent | undefined): readonly Extent[] {
  return extent === undefined ? [] : [extent]
}
