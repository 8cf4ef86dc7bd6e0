import { describe, expect, it } from 'vitest'
import { bars, chart, dots, line, specks } from '.'
import { niceScale } from './scale'

const frame = { title: 'A < B & "C"', x: 'time (ms)', y: 'rate (Hz)' }

describe('a scale', () => {
  it.each([
    [0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [3, 97, [0, 20, 40, 60, 80, 100]],
    [-0.3, 0.3, [-0.4, -0.2, 0, 0.2, 0.4]],
    [5, 5, [5, 5.2, 5.4, 5.6, 5.8, 6]],
  ])('from %f to %f has round ticks that hold both', (from, to, ticks) => {
    const scale = niceScale({ from, to }, { from: 0, to: 100 }, 5)
    expect(scale.ticks.map((tick) => Number(tick.toFixed(9)))).toEqual(ticks)
    expect(scale.at(scale.from)).toBe(0)
    expect(scale.at(scale.to)).toBe(100)
  })
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
      expect(x >= 64 && x <= 700).toBe(true)
      expect(y >= 44 && y <= 312).toBe(true)
    }
  })

  it('has a legend only for several named marks', () => {
    const one = { xs: [0, 1], ys: [0, 1], name: 'one' }
    expect(chart(frame, [line(one)])).not.toContain('>one<')
    expect(chart(frame, [line(one), line({ ...one, name: 'two' })])).toContain('>two<')
  })

  it('of a crowded line keeps the extremes of each pixel', () => {
    const xs = Float64Array.from({ length: 100_000 }, (_, index) => index)
    const ys = new Float64Array(100_000)
    ys[77_777] = 1
    const svg = chart(frame, [line({ xs, ys })])
    expect(svg.length).toBeLessThan(60_000)
    expect(svg).toMatch(/L\d+ 44(L| |")/)
  })
})
