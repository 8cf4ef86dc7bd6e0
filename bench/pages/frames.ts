import type { Page } from './pages'

/** What a page's main thread did while it was watched. */
export interface Frames {
  /** From one animation frame to the next, ms: a frame that took too long makes the next one late. */
  readonly intervalsMs: readonly number[]
  /** From each key press to the next frame that was presented, ms, in steps of 8 (Event Timing API). */
  readonly keysMs: readonly number[]
}

/** Begins to watch; `evaluate` the same page's `frames()` for what was seen. */
const begin = `(() => {
  const seen = { intervalsMs: [], keysMs: [] }
  let before
  const frame = (now) => {
    if (before !== undefined) seen.intervalsMs.push(now - before)
    before = now
    seen.handle = requestAnimationFrame(frame)
  }
  seen.handle = requestAnimationFrame(frame)
  seen.keys = new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'keydown') seen.keysMs.push(duration)
  })
  seen.keys.observe({ type: 'event', durationThreshold: 16 })
  globalThis.benchFrames = seen
})()`

const end = `(() => {
  const { handle, keys, intervalsMs, keysMs } = globalThis.benchFrames
  cancelAnimationFrame(handle)
  keys.disconnect()
  return { intervalsMs, keysMs }
})()`

/** Watches every frame of the page while something is done to it. */
export async function framesDuring(page: Page, act: () => Promise<void>): Promise<Frames> {
  await page.evaluate(begin)
  await act()
  return (await page.evaluate(end)) as Frames
}
