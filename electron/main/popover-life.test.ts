import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clickAfterBlurMs, createPopoverLife, keepMs, type LivingWindow } from './popover-life'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A life whose windows only note whether they are seen, beside a pointer whose button a test holds and lets go. */
function live() {
  let made = 0
  let isVisible = false
  let isHeld = false
  let waiting: (() => void) | undefined
  const life = createPopoverLife({ make, nowMs: () => Date.now(), untilLetGo })
  function untilLetGo(tell: () => void): () => void {
    if (isHeld) waiting = tell
    else tell()
    return () => (waiting = undefined)
  }
  function hold(): void {
    isHeld = true
  }
  function letGo(): void {
    isHeld = false
    waiting?.()
  }
  function make(): LivingWindow {
    made += 1
    const set = (next: boolean) => () => void (isVisible = next)
    return { show: set(true), hide: set(false), isVisible: () => isVisible, destroy: life.gone }
  }
  return { life, made: () => made, isVisible: () => isVisible, hold, letGo }
}

describe('the popover’s window', () => {
  it('is made when first wanted, and kept for a minute after it was hidden', () => {
    const { life, made, isVisible } = live()
    expect(made()).toBe(0)
    life.open()
    life.hide()
    vi.advanceTimersByTime(keepMs - 1)
    life.open()
    expect([made(), isVisible()]).toEqual([1, true])
  })

  it('is destroyed when unused for a minute, and made anew', () => {
    const { life, made } = live()
    life.open()
    life.hide()
    vi.advanceTimersByTime(keepMs)
    life.open()
    expect(made()).toBe(2)
  })

  it('stays for as long as it is seen', () => {
    const { life, made } = live()
    life.open()
    life.hide()
    life.open()
    vi.advanceTimersByTime(10 * keepMs)
    life.open()
    expect(made()).toBe(1)
  })

  it('opens at a click right after Escape, which took its focus too', () => {
    const { life, isVisible } = live()
    life.open()
    life.hide()
    life.lostFocus()
    life.toggle()
    expect(isVisible()).toBe(true)
  })

  it('stays while it is kept open, until it is shut by hand', () => {
    const { life, made, isVisible } = live()
    life.open()
    life.keepOpen(true)
    life.lostFocus()
    vi.advanceTimersByTime(10 * keepMs)
    expect([made(), isVisible()]).toEqual([1, true])
    life.toggle()
    expect(isVisible()).toBe(false)
  })

  it('is kept open as often as it is shown again, but not once it was destroyed', () => {
    const { life, isVisible } = live()
    life.open()
    life.keepOpen(true)
    life.hide()
    life.open()
    life.lostFocus()
    expect(isVisible()).toBe(true)
    life.hide()
    vi.advanceTimersByTime(keepMs)
    life.open()
    life.lostFocus()
    expect(isVisible()).toBe(false)
  })

  it('closes at a click on the icon, which first took its focus', () => {
    const { life, isVisible } = live()
    life.toggle()
    expect(isVisible()).toBe(true)
    life.lostFocus()
    vi.advanceTimersByTime(clickAfterBlurMs / 2)
    life.toggle()
    expect(isVisible()).toBe(false)
    vi.advanceTimersByTime(clickAfterBlurMs)
    life.toggle()
    expect(isVisible()).toBe(true)
    life.toggle()
    expect(isVisible()).toBe(false)
  })

  it('stays while the button is held that took its focus, and goes when it is let go elsewhere', () => {
    const { life, isVisible, hold, letGo } = live()
    life.open()
    hold()
    life.lostFocus()
    vi.advanceTimersByTime(keepMs)
    expect(isVisible()).toBe(true)
    letGo()
    expect(isVisible()).toBe(false)
  })

  it('stays while something is over it, and goes when that was dropped or has left', () => {
    const { life, isVisible, hold, letGo } = live()
    life.open()
    hold()
    life.lostFocus()
    life.keepOpen(true)
    letGo()
    expect(isVisible()).toBe(true)
    life.keepOpen(false)
    expect(isVisible()).toBe(false)
  })

  it('does not go because a drag has left it that is still held, or that began while it had the focus', () => {
    const { life, isVisible, hold, letGo } = live()
    life.open()
    life.keepOpen(true)
    life.keepOpen(false)
    hold()
    life.lostFocus()
    life.keepOpen(true)
    life.keepOpen(false)
    expect(isVisible()).toBe(true)
    life.gotFocus()
    letGo()
    expect(isVisible()).toBe(true)
  })

  it('closes at a click on the icon while a button is held, and does not come back when that is let go', () => {
    const { life, isVisible, hold, letGo } = live()
    life.open()
    hold()
    life.lostFocus()
    life.toggle()
    expect(isVisible()).toBe(false)
    letGo()
    life.toggle()
    expect(isVisible()).toBe(true)
  })
})
