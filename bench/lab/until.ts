import { setTimeout as wait } from 'node:timers/promises'

/** Looks every `everyMs` until `found` gives something else than undefined. Rejects, naming `what`, after `limitMs`. */
export async function until<T>(
  what: string,
  found: () => T | undefined | Promise<T | undefined>,
  { limitMs = 30_000, everyMs = 20 } = {},
): Promise<T> {
  const deadline = performance.now() + limitMs
  for (;;) {
    const value = await found()
    if (value !== undefined) return value
    if (performance.now() > deadline) throw new Error(`not within ${limitMs / 1000} s: ${what}`)
    await wait(everyMs)
  }
}
