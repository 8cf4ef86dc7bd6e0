import type { PastMoment } from '../../shared/model'
import { pastSpanSeconds } from '../../shared/model/past-span'

/** One figure of the recent past, oldest first. */
export type Line = readonly { readonly atSeconds: number; readonly value: number }[]

/** A longer silence (the computer slept, the sensor was blind) is a gap in the line. */
const gapSeconds = 20

/** The moments at which a figure was seen. */
export function lineOf(
  past: readonly PastMoment[],
  figure: (moment: PastMoment) => number | undefined,
): Line {
  return past.flatMap((moment) => {
    const value = figure(moment)
    return value === undefined ? [] : [{ atSeconds: moment.atSeconds, value }]
  })
}

/** A line of a few seconds is only a dot. */
const leastSeconds = 10

/** Whether there is enough to draw. */
export const isDrawable = (line: Line): boolean =>
  (line.at(-1)?.atSeconds ?? 0) - (line[0]?.atSeconds ?? 0) >= leastSeconds

/** The line as SVG path data in a box of width and height 100, from 0 to `top`, its right end being the newest moment. */
export function pathOf(line: Line, top: number): string {
  const newest = line.at(-1)?.atSeconds ?? 0
  const pieces = line.map(({ atSeconds, value }, at) => {
    const before = line[at - 1]
    const isNew = !before || atSeconds - before.atSeconds > gapSeconds
    const x = 100 - ((newest - atSeconds) / pastSpanSeconds) * 100
    const y = 100 - Math.min(1, value / top) * 100
    return `${isNew ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`
  })
  return pieces.join('')
}
