import { expect, it } from 'vitest'
import { pauseSeconds } from './pause-length'

it.each([
  ['in the evening', new Date(2026, 2, 3, 22, 30), 7.5],
  ['after midnight', new Date(2026, 2, 4, 1, 0), 5],
  ['at six', new Date(2026, 2, 4, 6, 0), 24],
])('a pause until tomorrow, asked for %s, ends at six in the morning', (_when, now, hours) => {
  expect(pauseSeconds('tomorrow', now)).toBe(hours * 3600)
})

it('any other pause is as long as it says', () => {
  const now = new Date(2026, 2, 3)
  expect([pauseSeconds(1800, now), pauseSeconds(null, now)]).toEqual([1800, null])
})
