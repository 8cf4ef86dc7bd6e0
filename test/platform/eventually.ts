import { setTimeout as wait } from 'node:timers/promises'

const LOOK_EVERY_MS = 20

/** Looks until `found` gives something else than undefined. Rejects, naming `what`, when it takes longer than `limitMs`. */
export async function eventually<T>(
  what: string,
  found: () => T | undefined | Promise<T | undefined>,
  limitMs = 15_000,
): Promise<T> {
  const until = performance.now() + limitMs
  while (performance.now() < until) {
    const value = await found()
    if (value !== undefined) return value
    await wait(LOOK_EVERY_MS)
  }
  throw new Error(`not within ${limitMs} ms: ${what}`)
}
