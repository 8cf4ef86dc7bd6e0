import { describe, expect, it } from 'vitest'
import type { Gpu } from '../../shared/model'
import { hasPast, lineOf, pastAfter, spanMs } from './gpu-past'

const gpu = (utilizationPercent?: number): Gpu => ({
  index: 0,
  name: 'GPU',
  mock: false,
  ...(utilizationPercent !== undefined && { utilizationPercent }),
})

describe('a GPU’s last two minutes', () => {
  it('are what this page saw, and no more', () => {
    let past = pastAfter(new Map(), [gpu(10)], 0)
    past = pastAfter(past, [gpu(20)], spanMs)
    expect(past.get(0)).toHaveLength(2)
    past = pastAfter(past, [gpu(30)], spanMs + 1)
    expect(past.get(0)?.map(({ percent }) => percent)).toEqual([20, 30])
  })

  it('are nothing for a GPU that does not tell', () => {
    expect(pastAfter(new Map(), [gpu()], 0).size).toBe(0)
  })

  it('are drawn once there is something to see', () => {
    const at = (atMs: number) => ({ atMs, percent: 50 })
    expect([hasPast([]), hasPast([at(0)]), hasPast([at(0), at(2000)])]).toEqual([false, false, false])
    expect(hasPast([at(0), at(10_000)])).toBe(true)
  })

  it('end now, on the right, and have a gap where nothing was seen', () => {
    const line = lineOf([
      { atMs: 0, percent: 0 },
      { atMs: 60_000, percent: 50 },
      { atMs: 65_000, percent: 100 },
      { atMs: 70_000, percent: 0 },
    ])
    expect(line).toBe('M41.7 100.0M91.7 50.0L95.8 0.0L100.0 100.0')
  })
})
