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

/**
 * The same, with the time beginning anew whenever fewer are left than ever before. For many that were killed: each must
 * run once more to end, which at the lowest priority takes long beside other work.
 */
export async function untilNoneWhileFewer(
  look: () => readonly number[],
  withinMs: number,
): Promise<readonly number[]> {
  let fewest = Infinity
  for (let giveUpAt = Infinity; ;) {
    const left = look()
    if (left.length < fewest) giveUpAt = performance.now() + withinMs
    if (left.length === 0 || performance.now() > giveUpAt) return left
    fewest = Math.min(fewest, left.length)
    await sleep(1)
  }
}
