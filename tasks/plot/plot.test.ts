import { describe, expect, it } from 'vitest'
import { bars, chart, dots, line, specks } from '.'
import { roundScale, tightScale } from './scale'
import { label, palette } from './svg'

const frame = { title: 'A < B & "C"', x: 'time (ms)', y: 'rate (Hz)' }

describe('a scale', () => {
  it.each([
    [0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [3, 97, [0, 20, 40, 60, 80, 100]],
    [-0.3, 0.3, [-0.4, -0.2, 0, 0.2, 0.4]],
    [5, 5, [5, 5.2, 5.4, 5.6, 5.8, 6]],
  ])('from %f to %f has round ticks that hold both', (from, to, ticks) => {
    const scale = roundScale({ from, to }, { from: 0, to: 100 }, 5)
    expect(scale.ticks.map((tick) => Number(tick.toFixed(9)))).toEqual(ticks)
    expect(scale.at(scale.from)).toBe(0)
    expect(scale.at(scale.to)).toBe(100)
  })
})

describe('a tight scale', () => {
  it.each([
    [0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [268.4, 599.9, [300, 400, 500]],
    [-0.5, 4.5, [0, 1, 2, 3, 4]],
  ])('from %f to %f ends with the values and has round ticks inside', (from, to, ticks) => {
    const scale = tightScale({ from, to }, { from: 0, to: 100 }, 5)
    expect(scale.ticks.map((tick) => Number(tick.toFixed(9)))).toEqual(ticks)
    expect([scale.at(from), scale.at(to)]).toEqual([0, 100])
  })
})

describe('colours', () => {
  /** Relative luminance and contrast as WCAG 2.2 has them. */
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }

  it.each(palette)('%s stands out from light and from dark paper (WCAG 2.2, 1.4.11: 3 to 1)', (color) => {
    expect(1.05 / (luminance(color) + 0.05)).toBeGreaterThanOrEqual(3)
    expect((luminance(color) + 0.05) / (luminance('#1c1c1e') + 0.05)).toBeGreaterThanOrEqual(3)
  })
})

describe('a number on an axis', () => {
  it.each([
    [12_500, '12,500'],
    [1000, '1,000'],
    [999.5, '999.5'],
    [-0.30000000000000004, '−0.3'],
    [-1_234_567, '−1,234,570'],
  ])('%f reads %s', (value, text) => expect(label(value)).toBe(text))
})

describe('a chart', () => {
  it('says its title to those who cannot see it, with markup made harmless', () => {
    expect(chart(frame, [])).toContain('aria-label="A &lt; B &amp; &quot;C&quot;"')
  })

  it('draws in the colour of its paper, light or dark', () => {
    const svg = chart(frame, [line({ xs: [0, 1], ys: [0, 1] })])
    expect(svg).toContain('prefers-color-scheme: dark')
    expect(svg).toContain('fill: currentColor')
  })

  it('keeps every mark inside its axes', () => {
    const xs = Float64Array.from({ length: 5000 }, (_, index) => index)
    const ys = xs.map((x) => ((x * 7919) % 1009) - 500)
    const marks = [
      line({ xs, ys }),
      dots({ xs, ys }),
      specks({ xs, ys }),
      bars({ edges: [0, 1, 2], heights: [3, -4] }),
    ]
    const svg = chart(frame, marks)
    const places = [...svg.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)])
    expect(places.length).toBeGreaterThan(1000)
    for (const [x = 0, y = 0] of places) {
      expect(x >= 68 && x <= 696).toBe(true)
      expect(y >= 50 && y <= 308).toBe(true)
    }
  })

  it('has a legend only for several named marks', () => {
    const one = { xs: [0, 1], ys: [0, 1], name: 'one' }
    expect(chart(frame, [line(one)])).not.toContain('>one<')
    expect(chart(frame, [line(one), line({ ...one, name: 'two' })])).toContain('>two<')
  })

  it('counts up in both directions where what is below is there for comparison', () => {
    const marks = [bars({ edges: [0, 1, 2], heights: [1, -1] })]
    expect(chart(frame, marks)).toContain('>−1<')
    expect(chart({ ...frame, mirrored: true }, marks)).not.toContain('>−1<')
  })

  it('of a crowded line keeps the extremes of each pixel', () => {
    const xs = Float64Array.from({ length: 100_000 }, (_, index) => index)
    const ys = new Float64Array(100_000)
    ys[77_777] = 1
    const svg = chart(frame, [line({ xs, ys })])
    expect(svg.length).toBeLessThan(60_000)
    expect(svg).toMatch(/L\d+ 50(L| |")/)
  })
})
