import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../../../shared/model'
import { raisedBudgets } from './raised-budgets'

describe('a budget that rises', () => {
  it('is told with both figures', () => {
    expect(raisedBudgets(defaultSettings, { 'budget.dailyUsd': 3, 'idle.afterSeconds': 900 })).toEqual([
      'Never spend more in a day: from 1 to 3 USD',
    ])
  })

  it('is neither one that falls or stays, nor what is no figure', () => {
    const changes = { 'budget.dailyUsd': 1, 'budget.weeklyUsd': 0, 'budget.monthlyUsd': 'much' }
    expect(raisedBudgets(defaultSettings, changes)).toEqual([])
  })
})
