/** A rhythm that can be switched on and off. */
export interface Ticker {
  want(wanted: boolean): void
}

/**
 * Calls `tick` at a steady rhythm while it is wanted, and keeps no timer while it is not. A tick that throws (no file is
 * left to open) ends nothing: `failed` hears of it, once until a tick has succeeded again.
 */
export function tickerOf(everyMs: number, tick: () => void, failed: (error: unknown) => void): Ticker {
  let timer: NodeJS.Timeout | undefined
  let failing = false

  function tryTick(): void {
    try {
      tick()
      failing = false
    } catch (error) {
      if (!failing) failed(error)
      failing = true
    }
  }

  return {
    want: (wanted) => {
      if (wanted) timer ??= setInterval(tryTick, everyMs)
      else {
        clearInterval(timer)
        timer = undefined
      }
    },
  }
}
