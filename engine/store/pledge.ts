/** That something written in haste will be on the disk in a moment. */
export interface Pledge {
  give(): void
  /** It is there: whoever waited for the disk with something later took it along. */
  kept(): void
  /** Waits for the disk now, if anything is pledged. Never throws. */
  settle(): void
}

const tryAgainMs = 1000

/** `wait` waits for the disk and throws when it cannot. */
export function openPledge(wait: () => void): Pledge {
  let isGiven = false
  let retry: NodeJS.Timeout | undefined

  function kept(): void {
    isGiven = false
    clearTimeout(retry)
  }

  function settle(): void {
    if (!isGiven) return
    try {
      wait()
      kept()
    } catch {
      // The disk is full or gone, which every write that follows says too: until it is back, the file is all there is.
      clearTimeout(retry)
      retry = setTimeout(settle, tryAgainMs).unref()
    }
  }

  return {
    give: () => {
      if (isGiven) return
      isGiven = true
      // Not in the next round: what follows at once, such as the start of the next job, waits for the disk in that one.
      setImmediate(() => setImmediate(settle))
    },
    kept,
    settle,
  }
}
