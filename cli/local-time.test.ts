import { describe, expect, it } from 'vitest'
import { localTime } from './local-time'

describe('localTime', () => {
  it('writes every figure with its place, so that moments line up', () => {
    const moment = new Date(2026, 0, 5, 3, 4, 9).toISOString()
    expect(localTime(moment)).toBe('2026-01-05 03:04:09')
  })
})
