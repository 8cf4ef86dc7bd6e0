/**
 * Thirteen characters of a UUIDv7 are its whole clock (48 bits of milliseconds and a hyphen): ids of different
 * milliseconds differ within them.
 */
const clockLength = 13

/** Ids as people see them: as short as they can be and still be told apart, among these and the rest. */
export function shortIds(ids: readonly string[]): ReadonlyMap<string, string> {
  const sorted = [...new Set(ids)].toSorted()
  return new Map(
    sorted.map((id, at) => {
      const shared = Math.max(sharedLength(id, sorted[at - 1]), sharedLength(id, sorted[at + 1]))
      return [id, id.slice(0, Math.max(clockLength, shared + 1))]
    }),
  )
}

/** One id as people see it. */
export function shortId(id: string): string {
  return id.slice(0, clockLength)
}

function sharedLength(a: string, b: string | undefined): number {
  let at = 0
  while (b !== undefined && at < a.length && a[at] === b[at]) at++
  return at
}
