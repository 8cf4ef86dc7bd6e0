import { hourOf, weekdayOf } from '../../ui/moment'

interface Tick {
  readonly at: number
  /** Empty where there is no room for it before the end. */
  readonly label: string
}

const hour = 3_600_000
/** Longer spans show days. */
const longestOfHours = 30 * hour

/** Marks on the line of time at full local hours: every three hours of a day, each midnight of a week. */
export function ticksBetween(from: number, to: number): readonly Tick[] {
  const byHours = to - from <= longestOfHours
  const stepHours = byHours ? 3 : 24
  const first = new Date(from)
  first.setMinutes(0, 0, 0)
  const ticks: Tick[] = []
  for (let at = first.getTime(); at < to; at += hour) {
    const hours = new Date(at).getHours()
    if (at < from || hours % stepHours !== 0) continue
    const hasRoom = to - at > (stepHours * hour) / 2
    ticks.push({ at, label: hasRoom ? (byHours && hours !== 0 ? hourOf(at) : weekdayOf(at)) : '' })
  }
  return ticks
}
