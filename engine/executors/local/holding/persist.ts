import { setTimeout as sleep } from 'node:timers/promises'

const firstWaitMs = 500
/** What a person waits for at most once the cause is gone. */
const longestWaitMs = 30_000

/**
 * Does a step that must not be given up on, again and again with growing pauses, until it resolves with `true` or the
 * signal aborts. What it throws goes to `trouble`. The pauses keep no process from ending.
 */
export async function persist(
  step: () => Promise<boolean>,
  trouble: (error: unknown) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let waitMs = firstWaitMs; !signal.aborted; waitMs = Math.min(2 * waitMs, longestWaitMs)) {
    try {
      if (await step()) return
    } catch (error) {
      trouble(error)
    }
    await sleep(waitMs, undefined, { signal, ref: false }).catch(() => undefined) // aborted: the loop sees it
  }
}
