import { describe, expect, it } from 'vitest'
import { pathOf, spansOf, summaryOf } from './usage-figures'

const point = (minute: number, cpuCores: number, memoryBytes: number) => ({
  at: new Date(Date.UTC(2026, 2, 1, 12, minute)).toISOString(),
  attempt: 1,
  cpuCores,
  memoryBytes,
})

describe('the figures of a job', () => {
  it('are told in four numbers', () => {
    expect(summaryOf([])).toBeNull()
    expect(summaryOf([point(0, 1, 10), point(1, 3, 30), point(2, 2, 20)])).toEqual({
      peakCores: 3,
      meanCores: 2,
      peakBytes: 30,
      lastBytes: 20,
    })
  })

  it('make a table of bounded length, of mean processors and peak memory', () => {
    const points = Array.from({ length: 10 }, (_, minute) => point(minute, minute, minute))
    expect(spansOf(points, 5)).toHaveLength(5)
    expect(spansOf(points, 5)[0]).toMatchObject({ cpuCores: 0.5, memoryBytes: 1 })
    expect(spansOf(points, 100)).toHaveLength(10)
    expect(spansOf([], 5)).toEqual([])
  })

  it('draw a line that breaks where nothing was measured', () => {
    const at = [...Array.from({ length: 20 }, (_, place) => place), 119, 120]
    const path = pathOf(
      at.map((each) => ({ at: each, value: 1 })),
      { width: 120, height: 10, top: 2 },
    )
    expect(path.match(/M/g)).toHaveLength(2)
    expect(path).toMatch(/^M0\.0 5\.0L1\.0 5\.0/)
    expect(path).toMatch(/L120\.0 5\.0$/)
  })
})
