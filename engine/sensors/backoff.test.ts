import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createBackoff } from './backoff'

beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => vi.useRealTimers())

it('doubles its wait up to the last, and starts afresh after a success', () => {
  const backoff = createBackoff(100, 350)
  expect(backoff.due()).toBe(true)
  expect([backoff.failed(), backoff.failed(), backoff.failed(), backoff.failed()]).toEqual([
    100, 200, 350, 350,
  ])
  expect(backoff.due()).toBe(false)
  vi.advanceTimersByTime(349)
  expect(backoff.due()).toBe(false)
  vi.advanceTimersByTime(1)
  expect(backoff.due()).toBe(true)
  backoff.succeeded()
  expect(backoff.failed()).toBe(100)
})
