import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { tickerOf } from './ticker'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('ticks only while it is wanted', () => {
  const tick = vi.fn<() => void>()
  const ticker = tickerOf(1000, tick, () => undefined)
  ticker.want(true)
  ticker.want(true)
  vi.advanceTimersByTime(2000)
  ticker.want(false)
  vi.advanceTimersByTime(2000)
  expect(tick).toHaveBeenCalledTimes(2)
})

it('goes on when a tick fails, and tells of the trouble once as long as it lasts', () => {
  const troubles: unknown[] = []
  let works = false
  const tick = () => {
    if (!works) throw new Error('too many open files')
  }
  tickerOf(1000, tick, (error) => troubles.push(error)).want(true)
  vi.advanceTimersByTime(3000)
  expect(troubles).toEqual([new Error('too many open files')])
  works = true
  vi.advanceTimersByTime(1000)
  works = false
  vi.advanceTimersByTime(2000)
  expect(troubles).toHaveLength(2)
})
