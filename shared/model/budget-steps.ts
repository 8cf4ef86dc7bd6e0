import type { Cost } from './status'

/** The budgets there are, by the time they are for. */
export const budgets = ['daily', 'weekly', 'monthly'] as const
export type Budget = (typeof budgets)[number]

/** Shares of a budget (%) at which a person is told, as providers' own alerts do by default. */
export const budgetSteps = [50, 80, 100] as const

/** The highest step that is reached of each budget; 0: none. */
export type StepsReached = Readonly<Record<Budget, number>>

/** How far each budget is spent, in steps. What is only reserved is not spent; a budget of nothing has no steps. */
export function stepsReached({ todayUsd, weekUsd, monthUsd, limits }: Cost): StepsReached {
  return {
    daily: stepOf(todayUsd, limits.dailyUsd),
    weekly: stepOf(weekUsd, limits.weeklyUsd),
    monthly: stepOf(monthUsd, limits.monthlyUsd),
  }
}

function stepOf(spentUsd: number, limitUsd: number): number {
  if (limitUsd <= 0) return 0
  return Math.max(0, ...budgetSteps.filter((percent) => spentUsd * 100 >= limitUsd * percent))
}
