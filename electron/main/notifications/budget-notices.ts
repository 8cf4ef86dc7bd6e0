import {
  type Budget,
  budgets,
  type Cost,
  localDollars,
  type StepsReached,
  stepsReached,
} from '../../../shared/model'
import type { Notice } from './notice'

interface Period {
  /** As in "80 % of TODAY’S budget". */
  readonly whose: string
  readonly until: string
  readonly amounts: (cost: Cost) => readonly [spentUsd: number, limitUsd: number]
}

const periods: Readonly<Record<Budget, Period>> = {
  daily: {
    whose: 'today’s',
    until: 'tomorrow',
    amounts: ({ todayUsd, limits }) => [todayUsd, limits.dailyUsd],
  },
  weekly: {
    whose: 'this week’s',
    until: 'next week',
    amounts: ({ weekUsd, limits }) => [weekUsd, limits.weeklyUsd],
  },
  monthly: {
    whose: 'this month’s',
    until: 'next month',
    amounts: ({ monthUsd, limits }) => [monthUsd, limits.monthlyUsd],
  },
}

/**
 * One notice for each budget that has reached a higher step than `before`. A new day, week or month, or a higher budget,
 * takes the steps back by itself, and they are told anew.
 */
export function budgetNotices(before: StepsReached, cost: Cost): readonly Notice[] {
  const now = stepsReached(cost)
  return budgets
    .filter((budget) => now[budget] > before[budget])
    .map((budget) => stepNotice(budget, now[budget], cost))
}

function stepNotice(budget: Budget, percent: number, cost: Cost): Notice {
  const { whose, until, amounts } = periods[budget]
  const [spent, limit] = amounts(cost).map(localDollars)
  const isSpent = percent === 100
  const next = isSpent
    ? `Work that costs money waits until ${until}, or until you raise the budget in the settings.`
    : 'Lull never spends more than that.'
  return {
    category: 'budget',
    severity: isSpent ? 'problem' : 'news',
    subject: `budget ${budget} ${percent}`,
    title: isSpent ? `All of ${whose} budget is spent` : `${percent} % of ${whose} budget is spent`,
    body: `${spent} of ${limit}. ${next}`,
    leadsTo: { page: 'dashboard', room: 'costs' },
  }
}
