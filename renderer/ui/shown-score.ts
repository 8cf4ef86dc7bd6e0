/** Down, not to the nearest: 59.6 is not yet "good", and no page must say so. */
export const shownScore = (scorePercent: number): number => Math.floor(scorePercent)
