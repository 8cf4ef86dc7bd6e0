/** The key that differs least from what was written, by single characters put in, left out or exchanged. */
export function nearestKey(written: string, keys: Iterable<string>): string | undefined {
  let nearest: string | undefined
  let least = Number.POSITIVE_INFINITY
  for (const key of keys) {
    const distance = editDistance(written.toLowerCase(), key.toLowerCase())
    if (distance >= least) continue
    least = distance
    nearest = key
  }
  return nearest
}

/** Levenshtein's distance, by Wagner and Fischer's table of which only one row is kept. */
export function editDistance(from: string, to: string): number {
  const others = Array.from(to)
  let row = Array.from({ length: others.length + 1 }, (_, column) => column)
  for (const [line, letter] of Array.from(from).entries()) {
    const next = [line + 1]
    for (const [column, other] of others.entries()) {
      const exchanged = (row[column] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(exchanged, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
