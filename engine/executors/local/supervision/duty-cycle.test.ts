import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pauseShare } from './duty-cycle'

const cores = fc.double({ min: 0, max: 256, noNaN: true })

describe('the share of pauses', () => {
  it('is nothing below the limit', () => {
    expect(pauseShare(1, 2)).toBe(0)
    expect(pauseShare(0, 0)).toBe(0)
  })

  it('brings the use down to the limit, as far as a tree may be paused', () => {
    expect(pauseShare(2, 1)).toBe(0.5)
    fc.assert(
      fc.property(cores, cores, (used, max) => {
        const share = pauseShare(used, max)
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(0.95)
        const atAnEnd = share === 0 || share === 0.95
        expect(atAnEnd || Math.abs(used * (1 - share) - max) < 1e-6).toBe(true)
      }),
    )
  })
})
