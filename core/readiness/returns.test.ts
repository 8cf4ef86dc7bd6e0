import { describe, expect, it } from 'vitest'
import { noticeReturn, type Returns } from './returns'

const AWAY_AFTER = 180
const left: Returns = { returns: [], lastIdleSeconds: 500 }

describe('noticeReturn', () => {
  it('is idle time that falls after the person was away', () => {
    expect(noticeReturn(left, 2, AWAY_AFTER, 1000)).toEqual({ returns: [1000], lastIdleSeconds: 2 })
    expect(noticeReturn(left, 505, AWAY_AFTER, 1000).returns).toEqual([])
    expect(noticeReturn({ ...left, lastIdleSeconds: 179 }, 0, AWAY_AFTER, 1000).returns).toEqual([])
  })

  it('is not a figure that wavers by less than a second', () => {
    expect(noticeReturn(left, 499.2, AWAY_AFTER, 1000).returns).toEqual([])
    expect(noticeReturn(left, 498.9, AWAY_AFTER, 1000).returns).toEqual([1000])
  })

  it('learns nothing while idle time is blind', () => {
    expect(noticeReturn(left, null, AWAY_AFTER, 1000)).toEqual(left)
  })

  it('remembers an hour, and nothing from before a restart of the clock', () => {
    const returns = [100, 3000]
    expect(noticeReturn({ ...left, returns }, 501, AWAY_AFTER, 3699).returns).toEqual([100, 3000])
    expect(noticeReturn({ ...left, returns }, 501, AWAY_AFTER, 3700).returns).toEqual([3000])
    expect(noticeReturn({ ...left, returns }, 501, AWAY_AFTER, 200).returns).toEqual([100])
  })
})
