/** A steady rhythm that may change. */
export interface Beat {
  /** Calls back every so many seconds from now on; a beat that goes on as before is not disturbed. `null`: no more. */
  keep(everySeconds: number | null): void
}

/**
 * One interval, and not a timeout after each turn: in Electron's main process whoever begins a timer wakes the loop once
 * more (`activateUvLoop` in its lib/common/init.ts), which ten times a second was half of all wake-ups.
 */
export function createBeat(onBeat: () => void): Beat {
  let kept: number | null = null
  let timer: NodeJS.Timeout | undefined

  return {
    keep(everySeconds) {
      if (everySeconds === kept) return
      kept = everySeconds
      clearInterval(timer)
      if (everySeconds !== null) timer = setInterval(onBeat, everySeconds * 1000)
    },
  }
}
