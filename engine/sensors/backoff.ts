/** When to try again something that failed: after `firstMs`, then twice as long each time, up to `lastMs`. */
export interface Backoff {
  /** Whether it is time to try (again). */
  readonly due: () => boolean
  /** Notes a failure; returns the milliseconds to wait. */
  readonly failed: () => number
  readonly succeeded: () => void
}

export function createBackoff(firstMs: number, lastMs: number): Backoff {
  let waitMs = firstMs
  let notBefore = 0
  return {
    due: () => performance.now() >= notBefore,
    failed() {
      const wait = waitMs
      notBefore = performance.now() + wait
      waitMs = Math.min(lastMs, wait * 2)
      return wait
    },
    succeeded() {
      waitMs = firstMs
    },
  }
}
