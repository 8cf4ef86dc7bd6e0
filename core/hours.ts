import { parseHours, type DailyHours, type MinuteOfDay } from '../shared/model'
import type { Now } from './clock'

const MINUTE_MS = 60_000
const DAY_MINUTES = 1440
/** No zone changes its offset twice within so short a time. */
const HORIZON_MS = 2 * DAY_MINUTES * MINUTE_MS

/** One formatter a zone: making one costs some 50 times more than using it. */
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
  })
  clocks.set(timeZone, made)
  return made
}

/** What a wall clock in `timeZone` shows at `wallMs`: `07:05`. Throws a RangeError for a zone that does not exist. */
export function clockTime(wallMs: number, timeZone: string): string {
  return clockOf(timeZone).format(wallMs)
}

/** `14:30`, with the date when that is not within a day. */
export function momentWords(atMs: number, { wallMs, timeZone }: Now): string {
  const time = clockTime(atMs, timeZone)
  if (Math.abs(atMs - wallMs) < 24 * 3600 * 1000) return time
  return `${time} on ${new Date(atMs).toLocaleDateString('en-GB', { timeZone, day: 'numeric', month: 'long' })}`
}

function minuteOfDay(wallMs: number, timeZone: string): MinuteOfDay {
  const [hour, minute] = clockTime(wallMs, timeZone).split(':')
  return Number(hour) * 60 + Number(minute)
}

function contains({ from, to }: DailyHours, minute: MinuteOfDay): boolean {
  return from < to ? minute >= from && minute < to : minute >= from || minute < to
}

function isOpen(spans: readonly DailyHours[], wallMs: number, timeZone: string): boolean {
  const minute = minuteOfDay(wallMs, timeZone)
  return spans.some((span) => contains(span, minute))
}

/**
 * Whether the person's clock is now within `hoursText` ("22:00-07:00", several joined by commas; the end excluded).
 * Follows the zone's summer time. A text that is no such hours is never open.
 */
export function withinHours(hoursText: string, now: Now): boolean {
  return isOpen(parseHours(hoursText) ?? [], now.wallMs, now.timeZone)
}

/** Milliseconds that the clock of `timeZone` runs ahead of UTC, in whole minutes within a day. */
function offsetMs(wallMs: number, timeZone: string): number {
  const utcMinute = Math.floor(wallMs / MINUTE_MS) % DAY_MINUTES
  return ((minuteOfDay(wallMs, timeZone) - utcMinute + DAY_MINUTES) % DAY_MINUTES) * MINUTE_MS
}

/** The first minute after `fromMs` at which the zone's clock has been put forward or back, or `null` within the horizon. */
function clockChange(fromMs: number, timeZone: string): number | null {
  const before = offsetMs(fromMs, timeZone)
  let early = fromMs
  let late = fromMs + HORIZON_MS
  if (offsetMs(late, timeZone) === before) return null
  while (late - early > MINUTE_MS) {
    const middle = early + Math.floor((late - early) / 2 / MINUTE_MS) * MINUTE_MS
    if (offsetMs(middle, timeZone) === before) early = middle
    else late = middle
  }
  return late
}

/** When the clock next shows `minute`, counted from `fromMs` as if nobody changed it. */
function untilMinute(fromMs: number, minute: MinuteOfDay, timeZone: string): number {
  return fromMs + ((minute - minuteOfDay(fromMs, timeZone) + DAY_MINUTES) % DAY_MINUTES) * MINUTE_MS
}

/**
 * The moment (Unix milliseconds) at which `hoursText` opens next, right across a change to or from summer time: hours
 * whose first minute the clock skips open at the change. `null` when the text is no hours.
 */
export function nextOpening(hoursText: string, now: Now): number | null {
  const spans = parseHours(hoursText) ?? []
  const minuteStart = Math.floor(now.wallMs / MINUTE_MS) * MINUTE_MS
  const change = clockChange(minuteStart, now.timeZone)
  const starts = change === null ? [minuteStart] : [minuteStart, change]
  const openings = starts
    .flatMap((start) => spans.map((span) => untilMinute(start, span.from, now.timeZone)))
    .concat(change ?? [])
    .filter((moment) => moment > now.wallMs && isOpen(spans, moment, now.timeZone))
  return openings.length > 0 ? Math.min(...openings) : null
}
