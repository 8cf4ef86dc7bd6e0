/** Calls `tick` at a steady rhythm while it is wanted, and keeps no timer while it is not. */
export interface Ticker {
  want(wanted: boolean): void
}

export function tickerOf(everyMs: number, tick: () => void): Ticker {
  let timer: NodeJS.Timeout | undefined
  return {
    want: (wanted) => {
      if (wanted) timer ??= setInterval(tick, everyMs)
      else {
        clearInterval(timer)
        timer = undefined
      }
    },
  }
}
