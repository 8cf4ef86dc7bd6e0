import { describe, expect, it } from 'vitest'
import type { Bench, Figure } from '../bench'
import { judge } from './result'

const figure: Figure = { name: 'a', what: 'an example', unit: 'ms', statistic: 'p95', bar: { limit: 10 } }
const benchOf = (...figures: readonly Figure[]): Bench => ({
  name: 'example',
  what: 'an example',
  figures,
  run: () => Promise.resolve({}),
})

describe('judge', () => {
  it('holds the statistic of all values against the bar', () => {
    const calm = Array.from({ length: 95 }, () => 10)
    const verdict = (values: readonly number[]) => judge(benchOf(figure), { a: [values] })[0]?.verdict
    expect(verdict([...calm, 99, 99, 99, 99, 99])).toBe('met')
    expect(verdict([...calm, 99, 99, 99, 99, 99, 99])).toBe('missed')
  })

  it('only informs without a bar', () => {
    const { bar: _bar, ...plain } = figure
    expect(judge(benchOf(plain), { a: [[1]] })[0]?.verdict).toBe('info')
  })

  it('refuses a figure that was not measured', () => {
    expect(() => judge(benchOf(figure), {})).toThrow('a was not measured')
    expect(() => judge(benchOf(figure), { a: [] })).toThrow('a was not measured')
  })
})
