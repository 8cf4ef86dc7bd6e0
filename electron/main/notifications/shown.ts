import type { Place } from '../page-address'
import type { Notice } from './notice'

/** What the person has before their eyes. */
export interface Eyes {
  readonly popoverIsOpen: boolean
  /** Where the window in front is, if one of ours is. */
  readonly front: Place | undefined
}

/** Whether what a notice says can be read already: in the popover, or in the window in front where it leads. */
export function isShownTo(
  { popoverIsOpen, front }: Eyes,
  { category, leadsTo }: Pick<Notice, 'category' | 'leadsTo'>,
): boolean {
  // The popover tells what today cost, not how much of which budget that is.
  if (popoverIsOpen && category !== 'budget') return true
  if (front === undefined) return false
  if (leadsTo === 'popover') return front.room === 'machine'
  if (front.page !== leadsTo.page) return false
  if (leadsTo.room !== undefined) return front.room === leadsTo.room
  // The list of jobs shows each job, a job's own page only that one.
  if (leadsTo.job !== undefined) return front.room === 'jobs' && (front.job ?? leadsTo.job) === leadsTo.job
  return true
}
