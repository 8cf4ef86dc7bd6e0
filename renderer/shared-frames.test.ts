import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { shareFrames } from './shared-frames'

/** Whoever waits, by the time in milliseconds at which it was shown. */
function watched() {
  const frames = shareFrames()
  const shownAtMs: number[] = []
  const startMs = performance.now()
  return {
    frames,
    shownAtMs,
    join: () => frames.join(() => shownAtMs.push(performance.now() - startMs)),
    pass: (ms: number) => vi.advanceTimersByTime(ms),
  }
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

describe('what may wait to be drawn', () => {
  it('is drawn at once where nothing is drawn in a rhythm', () => {
    const { frames, join, shownAtMs, pass } = watched()
    join()
    pass(300)
    frames.draw()
    join()
    expect(shownAtMs).toEqual([0, 300])
  })

  it('comes with the next drawing of what is drawn every second', () => {
    const { frames, join, shownAtMs, pass } = watched()
    frames.draw()
    pass(1000)
    frames.draw()
    pass(200)
    join()
    pass(790)
    expect(shownAtMs).toEqual([])
    frames.draw()
    expect(shownAtMs).toEqual([1990])
  })

  it('comes by itself, and in its order, when what was expected does not', () => {
    const { frames, join, shownAtMs, pass } = watched()
    frames.draw()
    pass(1000)
    frames.draw()
    pass(10)
    join()
    pass(1000)
    join()
    expect(shownAtMs).toEqual([])
    pass(90)
    expect(shownAtMs).toEqual([2100, 2100])
    join()
    expect(shownAtMs).toEqual([2100, 2100, 2100])
  })

  it('does not wait for what is drawn seldom', () => {
    const { frames, join, shownAtMs, pass } = watched()
    frames.draw()
    pass(5000)
    frames.draw()
    pass(100)
    join()
    expect(shownAtMs).toEqual([5100])
  })

  it('comes before whatever is settled first', () => {
    const { frames, join, shownAtMs, pass } = watched()
    frames.draw()
    pass(500)
    frames.draw()
    join()
    frames.settle()
    expect(shownAtMs).toEqual([500])
    pass(2000)
    expect(shownAtMs).toEqual([500])
  })
})
