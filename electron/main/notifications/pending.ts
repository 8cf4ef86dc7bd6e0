import type { Category, Notice } from './notice'

/** In a night of quiet hours a hundred thousand jobs may end. */
const most = 1000

/** Notices of one category that wait to be told in one, with another; one that says the same again takes the place of the first. */
export function withPending(pending: readonly Notice[], notice: Notice): readonly Notice[] {
  const isKnown = pending.some(({ subject }) => subject === notice.subject)
  if (isKnown) return pending.map((each) => (each.subject === notice.subject ? notice : each))
  return [...pending, notice].slice(-most)
}

/** The newest of the notices that wait, speaking for all of them. */
export function inOne(pending: readonly Notice[]): Notice | undefined {
  const newest = pending.at(-1)
  if (newest === undefined || pending.length === 1) return newest
  const body = `${newest.body} ${ofOthers(newest.category, pending.length - 1)}`.trimStart()
  return { ...newest, body, leadsTo: toAll(newest.leadsTo) }
}

const others: Readonly<Record<Category, readonly [one: string, many: string]>> = {
  jobDone: ['job is done', 'jobs are done'],
  jobFailed: ['job failed', 'jobs failed'],
  attention: ['thing needs you', 'things need you'],
  budget: ['budget has come further', 'budgets have come further'],
  explanation: ['thing is new', 'things are new'],
}

function ofOthers(category: Category, count: number): string {
  const [one, many] = others[category]
  if (count === 1) return `1 other ${one} too.`
  return `${count === most - 1 ? 'Many' : count} other ${many} too.`
}

/** Where several jobs are seen rather than one. */
function toAll(leadsTo: Notice['leadsTo']): Notice['leadsTo'] {
  return leadsTo === 'popover' || leadsTo.job === undefined ? leadsTo : { page: leadsTo.page, room: 'jobs' }
}
