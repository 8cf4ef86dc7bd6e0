import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percentile, summarize } from './statistics'

describe('percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)

  it('takes the nearest rank, in whatever order the values come', () => {
    expect([0, 0.5, 0.95, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([1, 50, 95, 99, 100])
    expect(percentile([7], 0.99)).toBe(7)
    expect(percentile([3, 1, 2], 0.5)).toBe(2)
  })

  it('is a value that occurred, and that the asked share does not pass', () => {
    const values = fc.array(fc.double({ noNaN: true }), { minLength: 1 })
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (given, share) => {
        const found = percentile(given, share)
        expect(given).toContain(found)
        expect(given.filter((value) => value <= found).length).toBeGreaterThanOrEqual(share * given.length)
      }),
    )
  })

  it('refuses to make a figure out of nothing', () => {
    expect(() => percentile([], 0.5)).toThrow('no values')
  })
})

describe('summarize', () => {
  it('judges all values together and spreads over the runs', () => {
    const summary = summarize([[1, 2, 3], [10, 20, 30], [5]], 'median')
    expect(summary).toMatchObject({ runs: 3, values: 7, min: 1, max: 30, result: 5, spread: [2, 20] })
  })

  it('refuses a run without values', () => {
    expect(() => summarize([[1], []], 'p95')).toThrow('no values')
  })
})
