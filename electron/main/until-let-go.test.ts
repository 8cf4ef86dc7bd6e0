import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { lookEveryMs, untilLetGo } from './until-let-go'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Waits for a pointer whose button a test holds, and counts how often it is looked at. */
function wait(isHeldAtFirst: boolean) {
  const seen = { isHeld: isHeldAtFirst, looks: 0, isOpen: false, letGo: 0 }
  const isHeld = () => {
    seen.looks += 1
    return Promise.resolve(seen.isHeld)
  }
  const open = () => {
    seen.isOpen = true
    return { isHeld, close: () => void (seen.isOpen = false) }
  }
  const stop = untilLetGo(open, () => void (seen.letGo += 1))
  return { seen, stop }
}

it('tells soon where no button is held, and looks no more', async () => {
  const { seen } = wait(false)
  await vi.advanceTimersByTimeAsync(10 * lookEveryMs)
  expect(seen).toEqual({ isHeld: false, looks: 1, isOpen: false, letGo: 1 })
})

it('waits for as long as a button is held', async () => {
  const { seen } = wait(true)
  await vi.advanceTimersByTimeAsync(100 * lookEveryMs)
  expect(seen.letGo).toBe(0)
  seen.isHeld = false
  await vi.advanceTimersByTimeAsync(10 * lookEveryMs)
  expect(seen).toEqual({ isHeld: false, looks: 102, isOpen: false, letGo: 1 })
})

it('tells nothing once it was stopped, not even what it was just about to hear', async () => {
  const { seen, stop } = wait(false)
  stop()
  await vi.advanceTimersByTimeAsync(10 * lookEveryMs)
  expect(seen).toMatchObject({ isOpen: false, letGo: 0 })
})
