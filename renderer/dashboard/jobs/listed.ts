import type { Job, JobFilter, JobId, JobOrder, SortDirection } from '../../../shared/model'
import { usualDirections } from '../../../shared/model/job-order'
import { passes } from '../../../shared/model/job-state'
import type { Trouble } from '../../asks'

/** What the person looks for. */
export interface JobQuery {
  readonly state: JobFilter | null
  readonly search: string
  readonly order: JobOrder
  readonly direction: SortDirection
}

/** As much of the engine's list as is near to what is seen. Rows count from the first job of the order, 0. */
export interface Listed {
  readonly query: JobQuery
  /** Loaded pages by their place; those far from what is seen are let go. */
  readonly pages: ReadonlyMap<number, readonly Job[]>
  /** Where each page that is known begins: what the page before it called the next place. */
  readonly cursors: readonly (string | undefined)[]
  /** How many rows were walked so far; all of them when `isWhole`. */
  readonly known: number
  readonly isWhole: boolean
  /** The newest job of all when the first page was read, as far as it was known. */
  readonly newest: JobId | undefined
  /** How many matching jobs came since the first page was read. */
  readonly fresh: number
  /** Whether a job that is shown belongs to another row by now. */
  readonly isOutdated: boolean
  readonly trouble: Trouble | null
}

/** Jobs on a page. The engine gives up to 1000; so many are parsed within a frame. */
export const pageSize = 250
/** Pages kept on either side of what is seen. */
const pagesAround = 3

export const everything: JobQuery = {
  state: null,
  search: '',
  order: 'submitted',
  direction: usualDirections.submitted,
}

/** A list of which nothing was read. */
export const unread: Omit<Listed, 'query'> = {
  pages: new Map(),
  cursors: [undefined],
  known: 0,
  isWhole: false,
  newest: undefined,
  fresh: 0,
  isOutdated: false,
  trouble: null,
}

export interface Rows {
  readonly first: number
  readonly last: number
}

/** The page to read next: one that is seen and missing, or the next unknown one on the way there; null when all is there. */
export function nextPage({ pages, cursors, isWhole }: Listed, { first, last }: Rows): number | null {
  const walked = cursors.length - 1
  for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page++) {
    if (page > walked) return isWhole ? null : walked
    if (!pages.has(page) || (page === 0 && walked === 0 && !isWhole)) return page
  }
  return null
}

/** The list after a page has come. `next`: where another follows it; null after the last. */
export function withPage(
  listed: Listed,
  page: number,
  jobs: readonly Job[],
  next: string | null,
  seen: Rows,
): Listed {
  const isNear = (each: number) =>
    each >= Math.floor(seen.first / pageSize) - pagesAround &&
    each <= Math.floor(seen.last / pageSize) + pagesAround
  const pages = new Map([...listed.pages, [page, jobs] as const].filter(([each]) => isNear(each)))
  const isNew = page === listed.cursors.length - 1
  const cursors = isNew && next !== null ? [...listed.cursors, next] : listed.cursors
  return {
    ...listed,
    pages,
    cursors,
    known: isNew ? page * pageSize + jobs.length : listed.known,
    isWhole: isNew ? next === null : listed.isWhole,
    newest: newestOf(jobs, listed.newest),
    trouble: null,
  }
}

/** The list with what the mirror knows better; the same object when it knows nothing better. */
export function heard(listed: Listed, present: ReadonlyMap<JobId, Job>): Listed {
  const now = told(listed, present)
  const fresh = listed.known > 0 || listed.isWhole ? countFresh(present, listed) : listed.fresh
  return fresh === listed.fresh ? now : { ...now, fresh }
}

/** The list with these jobs as they are now; the same object when it shows none of them otherwise. */
export function told(listed: Listed, jobs: ReadonlyMap<JobId, Job>): Listed {
  const pages = new Map([...listed.pages].map(([page, read]) => [page, renewed(read, jobs)]))
  if ([...pages].every(([page, read]) => read === listed.pages.get(page))) return listed
  const isOutdated = listed.isOutdated || [...pages].some(([page, read]) => isMoved(listed, page, read))
  return { ...listed, pages, isOutdated }
}

/** Whether what a list is ordered by has changed in a job of a page. */
function isMoved({ pages, query: { order } }: Listed, page: number, jobs: readonly Job[]): boolean {
  const before = pages.get(page)
  if (jobs === before || order === 'submitted' || order === 'name') return false
  const placeOf = (job: Job | undefined) => (order === 'state' ? job?.state : job?.endedAt)
  return jobs.some((job, at) => placeOf(job) !== placeOf(before?.[at]))
}

function renewed(jobs: readonly Job[], present: ReadonlyMap<JobId, Job>): readonly Job[] {
  const isSame = jobs.every((job) => (present.get(job.id) ?? job) === job)
  return isSame ? jobs : jobs.map((job) => present.get(job.id) ?? job)
}

/** Ids sort by time: what is greater than the newest that was known came later. */
function countFresh(present: ReadonlyMap<JobId, Job>, { newest, query }: Listed): number {
  let count = 0
  for (const job of present.values()) {
    if ((newest === undefined || job.id > newest) && matches(job, query)) count += 1
  }
  return count
}

/** The newest of these jobs, or the one known before. */
export function newestOf(jobs: Iterable<Job>, known: JobId | undefined): JobId | undefined {
  let newest = known
  for (const { id } of jobs) if (newest === undefined || id > newest) newest = id
  return newest
}

/** Whether a job answers a question, as the engine would say. */
export function matches(job: Job, query: JobQuery): boolean {
  if (query.state !== null && !passes(query.state, job)) return false
  return `${job.name}\n${job.command.join(' ')}`.toLowerCase().includes(query.search.toLowerCase())
}
