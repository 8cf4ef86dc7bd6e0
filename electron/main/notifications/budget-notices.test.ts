import { describe, expect, it } from 'vitest'
import { type Cost, stepsReached } from '../../../shared/model'
import { budgetNotices } from './budget-notices'

const spent = (
  todayUsd: number,
  weekUsd = todayUsd,
  limits = { dailyUsd: 1, weeklyUsd: 5, monthlyUsd: 20 },
): Cost => ({
  todayUsd,
  weekUsd,
  monthUsd: weekUsd,
  reservedUsd: 0,
  savedUsd: 0,
  limits,
})
const from = (before: Cost, after: Cost) => budgetNotices(stepsReached(before), after)
const subjects = (before: Cost, after: Cost) => from(before, after).map(({ subject }) => subject)

describe('a budget', () => {
  it('is told of at half, at 80 % and when all is spent, and not between', () => {
    const course = [0, 0.3, 0.5, 0.6, 0.8, 0.99, 1, 1].map((usd) => spent(usd))
    const told = course.slice(1).map((cost, at) => subjects(course[at]!, cost))
    expect(told).toEqual([[], ['budget daily 50'], [], ['budget daily 80'], [], ['budget daily 100'], []])
  })

  it('is told of once when it passes two steps, and beside another that has come further too', () => {
    expect(subjects(spent(0, 2), spent(0.9, 2.9))).toEqual(['budget daily 80', 'budget weekly 50'])
  })

  it('is told of anew on the next day, and after it was raised', () => {
    expect(subjects(spent(0.9), spent(0))).toEqual([])
    expect(subjects(spent(0), spent(0.9))).toEqual(['budget daily 80'])
    const raised = { dailyUsd: 10, weeklyUsd: 50, monthlyUsd: 200 }
    expect(subjects(spent(0.9), spent(0.9, 0.9, raised))).toEqual([])
  })

  it('says how much of what, and what comes next', () => {
    const [half] = from(spent(0), spent(0.52))
    expect(half).toMatchObject({
      severity: 'news',
      title: '50 % of today’s budget is spent',
      leadsTo: { page: 'dashboard', room: 'costs' },
    })
    expect(half?.body).toMatch(/0\.52 of .*1\.00\. Lull never spends more/)
    const [all] = from(spent(0.9), spent(1))
    expect(all).toMatchObject({ severity: 'problem', title: 'All of today’s budget is spent' })
    expect(all?.body).toContain('waits until tomorrow, or until you raise the budget')
  })
})
