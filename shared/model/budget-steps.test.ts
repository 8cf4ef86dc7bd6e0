import { describe, expect, it } from 'vitest'
import { stepsReached } from './budget-steps'

const cost = (todayUsd: number, weekUsd: number, monthUsd: number, dailyUsd = 1) => ({
  todayUsd,
  weekUsd,
  monthUsd,
  reservedUsd: 100,
  savedUsd: 0,
  limits: { dailyUsd, weeklyUsd: 5, monthlyUsd: 20 },
})

describe('the steps of a budget', () => {
  it.each([
    [0, 0],
    [0.4999, 0],
    [0.5, 50],
    [0.79, 50],
    [0.8, 80],
    [0.9999, 80],
    [1, 100],
    [3, 100],
  ])('at %f of 1 dollar: %i %%', (spentUsd, percent) => {
    expect(stepsReached(cost(spentUsd, 0, 0)).daily).toBe(percent)
  })

  it('are those of each budget, by what is spent and not by what is reserved', () => {
    expect(stepsReached(cost(0.1, 2.5, 16))).toEqual({ daily: 0, weekly: 50, monthly: 80 })
  })

  it('are none where nothing may be spent', () => {
    expect(stepsReached(cost(0, 0, 0, 0)).daily).toBe(0)
  })
})
