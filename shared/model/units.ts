const sizeFactors: Readonly<Record<string, number>> = {
  '': 1,
  B: 1,
  K: 1024,
  M: 1024 ** 2,
  G: 1024 ** 3,
  T: 1024 ** 4,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KIB: 1024,
  MIB: 1024 ** 2,
  GIB: 1024 ** 3,
  TIB: 1024 ** 4,
}

const durationFactors: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  min: 60,
  h: 3600,
  d: 86400,
  w: 604800,
}

/** `"4GiB"`, `"512M"`, `"1.5GB"` or a plain number of bytes -> bytes; `undefined` when it is none of these. */
export function parseBytes(text: string): number | undefined {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(text)
  const factor = sizeFactors[(match?.[2] ?? '').toUpperCase()]
  return match && factor !== undefined ? Math.round(Number(match[1]) * factor) : undefined
}

/** `"1h30m"`, `"90s"`, `"2d"` or a plain number of seconds -> seconds; `undefined` when it is none of these. */
export function parseSeconds(text: string): number | undefined {
  const trimmed = text.trim()
  if (/^\d+(\.\d+)?$/.test(trimmed)) return Number(trimmed)
  if (!/^(\d+(\.\d+)?\s*(ms|s|min|m|h|d|w)\s*)+$/.test(trimmed)) return undefined
  let seconds = 0
  for (const [, amount, unit] of trimmed.matchAll(/(\d+(?:\.\d+)?)\s*(ms|s|min|m|h|d|w)/g)) {
    seconds += Number(amount) * (durationFactors[unit ?? ''] ?? 0)
  }
  return seconds
}

/** An amount with so many digits after the point, alike in every language. */
const pointed = (amount: number, digits: number) => amount.toFixed(digits)

/** Bytes for people: `4.0 GiB`. `write`: how a figure is written, where people have their own way. */
export function formatBytes(bytes: number, write = pointed): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB']
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10))
  return `${write(bytes / 1024 ** power, power === 0 ? 0 : 1)} ${units[power]}`
}

const durationSymbols = { day: 'd', hour: 'h', minute: 'min', second: 's' } as const
type DurationUnit = keyof typeof durationSymbols
type DurationPart = readonly [amount: number, unit: DurationUnit]

/** Seconds as people count them, two units at most, the larger first: 90 s are a minute and 30 seconds. */
export function durationParts(seconds: number): readonly DurationPart[] {
  const whole = Math.max(0, Math.round(seconds))
  const parts: readonly DurationPart[] = [
    [Math.floor(whole / 86400), 'day'],
    [Math.floor(whole / 3600) % 24, 'hour'],
    [Math.floor(whole / 60) % 60, 'minute'],
    [whole % 60, 'second'],
  ]
  const first = parts.findIndex(([amount]) => amount > 0)
  if (first < 0) return [[0, 'second']]
  return parts.slice(first, first + 2).filter(([amount]) => amount > 0)
}

/** Seconds for people, two units at most: `1 h 30 min`, `45 s`. */
export function formatSeconds(seconds: number): string {
  return durationParts(seconds)
    .map(([amount, unit]) => `${amount} ${durationSymbols[unit]}`)
    .join(' ')
}

/** Minutes since local midnight. */
export type MinuteOfDay = number

export interface DailyHours {
  readonly from: MinuteOfDay
  readonly to: MinuteOfDay
}

/** `"22:00-07:00"` (may pass midnight), several joined by commas -> spans; `undefined` when it is no such text. */
export function parseHours(text: string): readonly DailyHours[] | undefined {
  const spans: DailyHours[] = []
  for (const part of text.split(',')) {
    const match = /^\s*([01]?\d|2[0-3]):([0-5]\d)\s*-\s*([01]?\d|2[0-4]):([0-5]\d)\s*$/.exec(part)
    if (!match) return undefined
    const span = {
      from: Number(match[1]) * 60 + Number(match[2]),
      to: Number(match[3]) * 60 + Number(match[4]),
    }
    if (span.to > 1440 || span.from === span.to) return undefined
    spans.push(span)
  }
  return spans
}
