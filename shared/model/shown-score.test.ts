import { expect, it } from 'vitest'
import { shownParts, shownScore } from './shown-score'

it.each([
  [
    { idle: 0, power: 30, resources: 24.7 },
    { idle: 0, power: 30, resources: 24 },
  ],
  [
    { idle: 39.6, power: 29.7, resources: 29.6 },
    { idle: 39, power: 30, resources: 29 },
  ],
  [
    { idle: 0.4, power: 0.4, resources: 0.4 },
    { idle: 1, power: 0, resources: 0 },
  ],
  [
    { idle: 40, power: 30, resources: 30 },
    { idle: 40, power: 30, resources: 30 },
  ],
])('%j is shown as %j, which adds up to the score', (points, shown) => {
  expect(shownParts(points)).toEqual(shown)
  const sum = (values: typeof points) => values.idle + values.power + values.resources
  expect(sum(shownParts(points))).toBe(shownScore(sum(points)))
})
