import type { HistoryEntry } from '../../../shared/model'

/** A stretch of time in which the same things were true; times in ms since 1970. */
export interface Stretch {
  readonly from: number
  readonly to: number
  /** Absent where nobody watched: Lull was not running. */
  readonly seen?: Pick<HistoryEntry, 'vetoes' | 'runningJobs' | 'frozenJobs'>
}

/** The stretches between `from` and `to` without a hole, oldest first. `history` comes newest first, as the engine tells it. */
export function stretchesOf(history: readonly HistoryEntry[], from: number, to: number): readonly Stretch[] {
  const stretches: Stretch[] = []
  let at = from
  for (const entry of history.toReversed()) {
    const begin = Math.max(at, Date.parse(entry.from))
    const end = Math.min(to, entry.to === null ? to : Date.parse(entry.to))
    if (end <= begin) continue
    if (begin > at) stretches.push({ from: at, to: begin })
    stretches.push({ from: begin, to: end, seen: entry })
    at = end
  }
  if (at < to) stretches.push({ from: at, to })
  return stretches
}

const presence: readonly string[] = ['userActive', 'fullScreen', 'inCall', 'idleInhibited', 'excludedApp']
const power: readonly string[] = ['onBattery', 'batteryLow']

/** The bands, from what people do to what Lull did; each says of a stretch whether it belongs. */
export const lanes = {
  use: ({ vetoes }) => vetoes.some((veto) => presence.includes(veto)),
  battery: ({ vetoes }) => vetoes.some((veto) => power.includes(veto)),
  hot: ({ vetoes }) => vetoes.includes('tooHot'),
  other: ({ vetoes }) =>
    vetoes.some((veto) => veto !== 'tooHot' && !presence.includes(veto) && !power.includes(veto)),
  idle: ({ vetoes }) => vetoes.length === 0,
  working: ({ runningJobs }) => runningJobs.length > 0,
} satisfies Readonly<Record<string, (seen: NonNullable<Stretch['seen']>) => boolean>>
export type Lane = keyof typeof lanes
export const laneNames = Object.keys(lanes) as readonly Lane[]

export interface Span {
  readonly from: number
  readonly to: number
}

/** When a band holds: neighbouring stretches become one span. */
export function spansIn(stretches: readonly Stretch[], lane: Lane): readonly Span[] {
  return joined(stretches.filter(({ seen }) => seen && lanes[lane](seen)))
}

/** When nobody watched. */
export const unwatched = (stretches: readonly Stretch[]) => joined(stretches.filter(({ seen }) => !seen))

function joined(stretches: readonly Stretch[]): readonly Span[] {
  const spans: Span[] = []
  for (const { from, to } of stretches) {
    const last = spans.at(-1)
    if (last?.to === from) spans[spans.length - 1] = { from: last.from, to }
    else spans.push({ from, to })
  }
  return spans
}

/** How long spans are together, in seconds. */
export const secondsOf = (spans: readonly Span[]) =>
  spans.reduce((sum, { from, to }) => sum + to - from, 0) / 1000

/** The stretch that a moment lies in. */
export function stretchAt(stretches: readonly Stretch[], moment: number): Stretch | undefined {
  return stretches.find(({ from, to }) => moment >= from && moment < to) ?? stretches.at(-1)
}

/** Stretches that say the same to a person become one. */
export function told(stretches: readonly Stretch[]): readonly Stretch[] {
  const all: Stretch[] = []
  for (const stretch of stretches) {
    const last = all.at(-1)
    if (last && JSON.stringify(sayable(last)) === JSON.stringify(sayable(stretch))) {
      all[all.length - 1] = { ...last, to: stretch.to }
    } else all.push(stretch)
  }
  return all
}

const sayable = ({ seen }: Stretch) => (seen ? [seen.vetoes, seen.runningJobs, seen.frozenJobs] : null)
