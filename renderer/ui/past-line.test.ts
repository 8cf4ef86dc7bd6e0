import { describe, expect, it } from 'vitest'
import type { PastMoment } from '../../shared/model'
import { isDrawable, lineOf, pathOf } from './past-line'

const at = (atSeconds: number, cpuPercent?: number): PastMoment => ({
  atSeconds,
  gpus: [],
  ...(cpuPercent !== undefined && { cpuPercent }),
})
const line = (...moments: readonly PastMoment[]) => lineOf(moments, ({ cpuPercent }) => cpuPercent)

describe('a figure’s last two minutes', () => {
  it('leave out the moments at which it was not seen', () => {
    expect(line(at(0, 10), at(2), at(4, 20))).toEqual([
      { atSeconds: 0, value: 10 },
      { atSeconds: 4, value: 20 },
    ])
  })

  it('are drawn once there is something to see', () => {
    expect([line(), line(at(0, 1)), line(at(0, 1), at(2, 1))].map(isDrawable)).toEqual([false, false, false])
    expect(isDrawable(line(at(0, 1), at(10, 1)))).toBe(true)
  })

  it('end with the newest moment on the right, and have a gap where nothing was seen', () => {
    const drawn = pathOf(line(at(0, 0), at(60, 50), at(65, 100), at(70, 0)), 100)
    expect(drawn).toBe('M41.7 100.0M91.7 50.0L95.8 0.0L100.0 100.0')
  })
})
