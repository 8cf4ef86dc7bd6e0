import { localDollars } from '../../../shared/model/money'
import { countOf } from './counting'

/** What work took and cost. */
export const costWords = {
  money: localDollars,
  budgets: 'Spent against your budgets',
  periods: { today: 'Today', week: 'This week', month: 'This month' },
  spentOf: (spent: string, limit: string) => `${spent} of ${limit}`,
  ofLimit: (limit: string) => `of ${limit}`,
  reserved: 'Reserved for running jobs',
  saved: 'Saved',
  nothingSpent: 'Nothing has been spent',
  nothingSpentHint:
    'Every job runs on this computer, which costs nothing here. Budgets hold for work at other places.',
  forecast: 'Forecast',
  nothingForeseen: 'Nothing is being spent, so no cost is to be expected.',
  nothingSaved: 'Savings are counted against cloud prices. No job has run in a cloud, so there are none.',
  byPlace: 'By place, last 30 days',
  byJob: 'By job, last 30 days',
  placeColumns: ['Place', 'Jobs', 'Worked', 'Cost'],
  jobColumns: ['Job', 'State', 'Worked', 'Cost'],
  place: (name: string) => (name === 'local' ? 'This computer' : name),
  noWork: 'No job has run yet. What each one took and cost will stand here.',
  noWorkLately: 'No job has run in the last 30 days.',
  toWaiting: 'See why jobs wait',
  toAllJobs: 'See all jobs',
  notWhole: (count: number) => `Of the newest ${countOf(count, 'job', 'jobs')}; more have ended.`,
} as const
