/** What jobs can be listed by. `ran` is the time that ended jobs worked. */
export const jobOrders = ['submitted', 'name', 'state', 'ended', 'ran'] as const
export type JobOrder = (typeof jobOrders)[number]

export const sortDirections = ['ascending', 'descending'] as const
export type SortDirection = (typeof sortDirections)[number]

/** How people look for it first: names from A, what is at work before what ended, else the newest, latest and longest. */
export const usualDirections: Readonly<Record<JobOrder, SortDirection>> = {
  submitted: 'descending',
  name: 'ascending',
  state: 'ascending',
  ended: 'descending',
  ran: 'descending',
}

/** The other way round. */
export const reversed = (direction: SortDirection): SortDirection =>
  direction === 'ascending' ? 'descending' : 'ascending'
