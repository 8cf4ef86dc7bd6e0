/** A step at which something was found. */
export interface Reached<Found> {
  readonly steps: number
  readonly found: Found
}

/**
 * A far one of the steps 1 … `most` up to which `look` finds something without a break, or `null` when it finds nothing
 * at step 1. Where it stops finding is unknown, but there is only one such place up to wherever it is asked; `guess` is a
 * step just before which it may be. When it finds something at `guess` and not at `most`, `guess` is the answer.
 */
export function furthest<Found>(
  most: number,
  guess: number,
  look: (steps: number) => Found | null,
): Reached<Found> | null {
  for (const steps of guess < most ? [most, guess] : [most]) {
    const found = steps < 1 ? null : look(steps)
    if (found !== null) return { steps, found }
  }
  return halve(Math.min(most, Math.max(guess, 1)), look)
}

/** The last step before `tooFar` at which there is something, by halving. */
function halve<Found>(tooFar: number, look: (steps: number) => Found | null): Reached<Found> | null {
  let reached: Reached<Found> | null = null
  let beyond = tooFar
  for (;;) {
    const near = reached?.steps ?? 0
    const steps = Math.floor((near + beyond) / 2)
    if (steps <= near) return reached
    const found = look(steps)
    if (found === null) beyond = steps
    else reached = { steps, found }
  }
}
