/** The row that a key leads to from `row`; null when the key leads nowhere. */
export function rowAfterKey(key: string, row: number, count: number, perPage: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + perPage,
    PageUp: row - perPage,
    Home: 0,
    End: count - 1,
  }
  const next = steps[key]
  return next === undefined || count === 0 ? null : Math.max(0, Math.min(count - 1, next))
}
