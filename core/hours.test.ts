import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockTime, nextOpening, withinHours } from './hours'

const at = (iso: string, timeZone = 'UTC') => ({ wallMs: Date.parse(iso), monotonicSeconds: 0, timeZone })
const opens = (hours: string, now: ReturnType<typeof at>) => {
  const moment = nextOpening(hours, now)
  return moment === null ? null : new Date(moment).toISOString()
}

describe('withinHours', () => {
  it.each([
    ['22:00-07:00', '2026-03-01T21:59:59Z', false],
    ['22:00-07:00', '2026-03-01T22:00:00Z', true],
    ['22:00-07:00', '2026-03-02T06:59:59Z', true],
    ['22:00-07:00', '2026-03-02T07:00:00Z', false],
    ['09:00-12:00,13:00-24:00', '2026-03-02T12:30:00Z', false],
    ['09:00-12:00,13:00-24:00', '2026-03-02T23:59:00Z', true],
    ['no hours', '2026-03-02T12:30:00Z', false],
  ])('%s at %s: %s', (hours, iso, open) => {
    expect(withinHours(hours, at(iso))).toBe(open)
  })

  it('reads the clock of the person’s zone, summer and winter', () => {
    expect(withinHours('22:00-07:00', at('2026-01-10T20:30:00Z', 'Europe/Berlin'))).toBe(false)
    expect(withinHours('22:00-07:00', at('2026-07-10T20:30:00Z', 'Europe/Berlin'))).toBe(true)
    expect(clockTime(Date.parse('2026-07-10T20:30:00Z'), 'Asia/Kolkata')).toBe('02:00')
  })
})

describe('nextOpening', () => {
  it('is the nearest start of a span, to the minute', () => {
    expect(opens('22:00-07:00', at('2026-03-01T12:00:30Z'))).toBe('2026-03-01T22:00:00.000Z')
    expect(opens('09:00-10:00,13:00-14:00', at('2026-03-01T10:30:00Z'))).toBe('2026-03-01T13:00:00.000Z')
    expect(opens('09:00-10:00', at('2026-03-01T10:30:00Z'))).toBe('2026-03-02T09:00:00.000Z')
    expect(opens('no hours', at('2026-03-01T10:30:00Z'))).toBeNull()
  })

  it('crosses the change to summer time (Berlin, 29 March 2026, 01:00 UTC) and back (25 October)', () => {
    expect(opens('07:00-08:00', at('2026-03-28T20:00:00Z', 'Europe/Berlin'))).toBe('2026-03-29T05:00:00.000Z')
    expect(opens('07:00-08:00', at('2026-10-24T20:00:00Z', 'Europe/Berlin'))).toBe('2026-10-25T06:00:00.000Z')
  })

  it('opens at the change when the clock skips the first minute', () => {
    expect(opens('02:30-07:00', at('2026-03-28T20:00:00Z', 'Europe/Berlin'))).toBe('2026-03-29T01:00:00.000Z')
  })

  it('waits a day longer when the clock skips the whole span', () => {
    expect(opens('02:15-02:45', at('2026-03-28T20:00:00Z', 'Europe/Berlin'))).toBe('2026-03-30T00:15:00.000Z')
  })

  it('agrees with looking at every minute, whatever the zone', () => {
    const zone = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Asia/Tokyo',
    )
    const minute = fc.integer({ min: 0, max: 1439 })
    const moment = fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2027, 0, 1) / 60_000 })
    fc.assert(
      fc.property(zone, minute, fc.integer({ min: 1, max: 600 }), moment, (timeZone, from, length, start) => {
        const text = (value: number) =>
          `${String(Math.floor(value / 60)).padStart(2, '0')}:${String(value % 60).padStart(2, '0')}`
        const hours = `${text(from)}-${text((from + length) % 1440)}`
        const now = { wallMs: start * 60_000, monotonicSeconds: 0, timeZone }
        fc.pre(!withinHours(hours, now))
        const opening = nextOpening(hours, now)
        let looked = now.wallMs
        while (!withinHours(hours, { ...now, wallMs: looked })) looked += 60_000
        expect(opening).toBe(looked)
      }),
      { numRuns: 60 },
    )
  })
})
