/**
 * Lets what may wait be drawn together with what is drawn next: each picture of a window costs about the same, however
 * little of it changed.
 */
export interface SharedFrames {
  /** Something changes now that is drawn at once; what waited comes with it. To be called just before it. */
  draw(): void
  /** Calls back with the next drawing where one is expected soon, otherwise now; never later than `longestMs` from now. */
  join(show: () => void): void
  /** Calls back whatever waits. */
  settle(): void
}

/** What comes every second, a little late at times, is still worth waiting for. */
const longestMs = 1200
/** What comes in a rhythm is seldom later than this. */
const slackMs = 100

/** Who draws is expected to draw again after as long as between the last two times. */
export function shareFrames(): SharedFrames {
  const waiting: (() => void)[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let drawnAtMs = -Infinity
  let expectedAtMs = -Infinity

  function settle(): void {
    clearTimeout(timer)
    timer = undefined
    for (const show of waiting.splice(0)) show()
  }

  return {
    settle,
    draw() {
      const nowMs = performance.now()
      expectedAtMs = nowMs + (nowMs - drawnAtMs) + slackMs
      drawnAtMs = nowMs
      settle()
    },
    join(show) {
      waiting.push(show)
      const inMs = expectedAtMs - performance.now()
      if (inMs <= 0 || inMs > longestMs) settle()
      else timer ??= setTimeout(settle, inMs)
    },
  }
}
