/** Lets many wait for "something changed". Rings while nobody waits are remembered once. */
export interface Bell {
  ring(): void
  /** Resolves at the next ring after `since`, or when `signal` aborts, with the count of rings so far. */
  after(since: number, signal?: AbortSignal): Promise<number>
  readonly rings: number
}

export function createBell(): Bell {
  let rings = 0
  const waiting = new Set<() => void>()
  return {
    get rings() {
      return rings
    },
    ring() {
      rings += 1
      for (const wake of waiting) wake()
    },
    async after(since, signal) {
      if (rings > since || signal?.aborted) return rings
      await new Promise<void>((resolve) => {
        const wake = () => {
          waiting.delete(wake)
          signal?.removeEventListener('abort', wake)
          resolve()
        }
        waiting.add(wake)
        signal?.addEventListener('abort', wake)
      })
      return rings
    },
  }
}
