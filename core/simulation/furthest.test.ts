import fc from 'fast-check'
import { expect, it } from 'vitest'
import { furthest } from './furthest'

/** Something is found up to `last`, and nothing behind it. */
const upTo = (last: number) => (steps: number) => (steps <= last ? `at ${steps}` : null)

it('goes as far as it is asked when nothing changes up to there', () => {
  expect(furthest(1000, 10, upTo(1000))).toEqual({ steps: 1000, found: 'at 1000' })
})

it('stops at the guess when that is right', () => {
  let looks = 0
  const reached = furthest(1000, 180, (steps) => {
    looks += 1
    return upTo(180)(steps)
  })
  expect(reached?.steps).toBe(180)
  expect(looks).toBe(2)
})

it('finds nothing where the very next step differs', () => {
  expect(furthest(1000, 180, upTo(0))).toBeNull()
  expect(furthest(0, 180, upTo(5))).toBeNull()
  expect(furthest(-3, -7, upTo(5))).toBeNull()
})

const steps = fc.integer({ min: -5, max: 5000 })

it('never goes past the change', () => {
  fc.assert(
    fc.property(steps, steps, steps, (most, guess, last) => {
      const reached = furthest(most, guess, upTo(last))?.steps ?? 0
      expect(reached).toBeLessThanOrEqual(Math.max(0, Math.min(most, last)))
    }),
  )
})

it('goes just before the change without a guess', () => {
  fc.assert(
    fc.property(steps, steps, (most, last) => {
      const reached = furthest(most, Infinity, upTo(last))?.steps ?? 0
      expect(reached).toBe(Math.max(0, Math.min(most, last)))
    }),
  )
})
