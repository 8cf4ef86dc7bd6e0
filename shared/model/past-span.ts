import type { PastMoment } from './past'

/** How far back the recent past goes, in seconds. */
export const pastSpanSeconds = 120

/** A past with what came after it, as long as it may be. */
export function pastAfter(past: readonly PastMoment[], later: readonly PastMoment[]): readonly PastMoment[] {
  const last = later.at(-1)
  if (!last) return past
  return [...past, ...later].filter(({ atSeconds }) => last.atSeconds - atSeconds <= pastSpanSeconds)
}
