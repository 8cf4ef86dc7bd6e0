/** A thing that several sensors use at once: `release` it when done, and the last one out closes it. */
export interface Use<T> {
  readonly thing: T
  readonly release: () => void
}

/**
 * Opens one `T` a key, however many ask for it (one connection to a bus, one to an X server), and closes it when its
 * last user released it. Releasing twice is harmless.
 */
export function createSharedUse<T extends { close(): void }>(
  open: (key: string) => T,
): (key: string) => Use<T> {
  const inUse = new Map<string, { readonly thing: T; users: number }>()
  return (key) => {
    const entry = inUse.get(key) ?? { thing: open(key), users: 0 }
    inUse.set(key, entry)
    entry.users += 1
    let released = false
    return {
      thing: entry.thing,
      release() {
        if (released) return
        released = true
        entry.users -= 1
        if (entry.users > 0) return
        inUse.delete(key)
        entry.thing.close()
      },
    }
  }
}
