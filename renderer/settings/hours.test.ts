import { describe, expect, it } from 'vitest'
import { parseHours } from '../../shared/model'
import { hoursOf, nextSpan, spansOf } from './hours'

describe('hours in time controls', () => {
  it.each(['22:00-07:00', '22:00-07:00, 12:00-13:00', '00:00-24:00', '18:30-24:00'])(
    '%s is shown and stored',
    (text) => {
      const stored = hoursOf(spansOf(text))
      expect(parseHours(stored ?? '')).toEqual(parseHours(text))
    },
  )

  it('are written with two digits, which is all that a time control reads', () => {
    expect(spansOf('9:00-17:00,7:00-8:00')).toEqual([
      { from: '09:00', to: '17:00' },
      { from: '07:00', to: '08:00' },
    ])
    expect(spansOf('18:00-24:00')).toEqual([{ from: '18:00', to: '00:00' }])
  })

  it('are none without spans, and each new span is one that can be', () => {
    expect(hoursOf([])).toBeNull()
    expect(spansOf('')).toEqual([])
    const two = [nextSpan([]), nextSpan([nextSpan([])])]
    expect(parseHours(hoursOf(two) ?? '')).toHaveLength(2)
  })
})
