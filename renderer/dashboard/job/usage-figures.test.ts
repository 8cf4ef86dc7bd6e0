import { describe, expect, it } from 'vitest'
import type { UsagePoint } from '../../../shared/model'
import { figuresIn, pathOf, seriesOf, spansOf, summaryOf } from './usage-figures'

const point = (minute: number, cpuCores: number, memoryBytes: number) => ({
  at: new Date(Date.UTC(2026, 2, 1, 12, minute)).toISOString(),
  attempt: 1,
  cpuCores,
  memoryBytes,
})

describe('the figures of a job', () => {
  const onlyFigures = (points: readonly UsagePoint[]) => figuresIn(points).map(({ name }) => name)

  it('are those that the machine tells', () => {
    expect(onlyFigures([])).toEqual([])
    expect(onlyFigures([point(0, 1, 10)])).toEqual(['processors', 'memory'])
    const withGpu = { ...point(1, 1, 10), gpuPercent: 50, gpuMemoryBytes: 7 }
    expect(onlyFigures([point(0, 1, 10), withGpu])).toEqual(['processors', 'memory', 'gpu', 'gpuMemory'])
  })

  it('are told in three numbers', () => {
    const points = [point(0, 1, 10), point(1, 3, 30), point(2, 2, 20)]
    const [processors, memory] = figuresIn(points)
    if (!processors || !memory) throw new Error('both are told')
    expect(summaryOf(seriesOf(points, processors))).toEqual({ mean: 2, peak: 3, last: 2 })
    expect(summaryOf(seriesOf(points, memory))).toMatchObject({ peak: 30, last: 20 })
  })

  it('make a table of bounded length, of mean rates and peak sizes', () => {
    const points = Array.from({ length: 10 }, (_, minute) => point(minute, minute, minute))
    const rows = (most: number) => spansOf(points, figuresIn(points), most)
    expect(rows(5)).toHaveLength(5)
    expect(rows(5)[0]?.values).toEqual([0.5, 1])
    expect(rows(100)).toHaveLength(10)
    const someGpu = [point(0, 1, 1), { ...point(1, 1, 1), gpuPercent: 40 }]
    expect(spansOf(someGpu, figuresIn(someGpu), 2).map(({ values }) => values[2])).toEqual([undefined, 40])
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
