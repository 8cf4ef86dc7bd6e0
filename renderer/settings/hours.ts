/** A span of the day as time controls write it: `22:00`. */
export interface Span {
  readonly from: string
  readonly to: string
}

/** The end of the day, which a time control shows as its beginning. */
const midnight = { written: '24:00', shown: '00:00' }

/** The spans of hours such as `22:00-07:00, 12:00-13:00`; none for a text that holds none. */
export function spansOf(hours: string): readonly Span[] {
  return [...hours.matchAll(/(\d?\d:\d\d)\s*-\s*(\d?\d:\d\d)/g)].map(([, from = '', to = '']) => ({
    from: from.padStart(5, '0'),
    to: to === midnight.written ? midnight.shown : to.padStart(5, '0'),
  }))
}

/** The hours that spans stand for, as the setting is stored; `null`: none. */
export function hoursOf(spans: readonly Span[]): string | null {
  if (spans.length === 0) return null
  return spans.map(({ from, to }) => `${from}-${to === midnight.shown ? midnight.written : to}`).join(', ')
}

/** A span to begin with: the night, then lunchtime. */
export const nextSpan = (spans: readonly Span[]): Span =>
  spans.length === 0 ? { from: '22:00', to: '07:00' } : { from: '12:00', to: '13:00' }
