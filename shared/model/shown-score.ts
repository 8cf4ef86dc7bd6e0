/** Down, not to the nearest: 59.6 is not yet "good", and no page must say so. */
export const shownScore = (scorePercent: number): number => Math.floor(scorePercent)

/** Parts in whole points that add up to the score that is shown: what rounding leaves goes to those that lost most by it. */
export function shownParts<Part extends string>(
  points: Readonly<Record<Part, number>>,
): Readonly<Record<Part, number>> {
  const parts = Object.entries<number>(points) as [Part, number][]
  let left = shownScore(parts.reduce((sum, [, exact]) => sum + exact, 0))
  for (const [, exact] of parts) left -= Math.floor(exact)
  const shown: Record<Part, number> = { ...points }
  const byLoss = parts.toSorted(([, one], [, other]) => (other % 1) - (one % 1))
  for (const [part, exact] of byLoss) shown[part] = Math.floor(exact) + (left-- > 0 ? 1 : 0)
  return shown
}
