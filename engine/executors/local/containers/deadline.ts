import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Looks again and again until `look` finds nobody left, or the time is up; resolves with whom it found last. For the few
 * moments in which the kernel, or a process that was told to end, does what it was told.
 */
export async function untilNone(
  look: () => readonly number[],
  withinMs: number,
  everyMs = 1,
): Promise<readonly number[]> {
  const giveUpAt = performance.now() + withinMs
  for (;;) {
    const left = look()
    if (left.length === 0 || performance.now() > giveUpAt) return left
    await sleep(everyMs)
  }
}
