import { createStore, type StoreApi } from 'zustand'
import type { Job, JobId, JobState } from '../../../shared/model'
import { type Trouble, troubleOf } from '../../asks'
import type { Client } from '../../connect'

/** What the person looks for. */
export interface JobQuery {
  readonly state: JobState | null
  readonly search: string
}

/** As much of the engine's list as is near to what is seen. Rows count from the newest job, 0. */
export interface Listed {
  readonly query: JobQuery
  /** Loaded pages by their place; those far from what is seen are let go. */
  readonly pages: ReadonlyMap<number, readonly Job[]>
  /** Where each page that is known begins: the last id of the page before it. */
  readonly cursors: readonly (JobId | undefined)[]
  /** How many rows were walked so far; all of them when `isWhole`. */
  readonly known: number
  readonly isWhole: boolean
  /** How many matching jobs came since the first page was read. */
  readonly fresh: number
  readonly trouble: Trouble | null
}

/** Jobs on a page. The engine gives up to 1000; so many are parsed within a frame. */
export const pageSize = 250
/** Pages kept on either side of what is seen. */
const pagesAround = 3

export const everything: JobQuery = { state: null, search: '' }

const unread: Omit<Listed, 'query'> = {
  pages: new Map(),
  cursors: [undefined],
  known: 0,
  isWhole: false,
  fresh: 0,
  trouble: null,
}

/** Where the person is in the list; kept while they look at a job or at another room. */
export interface Place {
  readonly scrollTop: number
  readonly row: number
  /** Whether a job was opened from the list. */
  readonly wasOpen: boolean
}

export interface JobList extends Pick<StoreApi<Listed>, 'getState' | 'subscribe' | 'getInitialState'> {
  /** Another question: what was read is forgotten. */
  ask(query: JobQuery): void
  /** Reads the same question again; what is shown stays until the answer is there. */
  refresh(): void
  /** These rows are seen: what is missing is read, page after page up to them, and what is far away is let go. */
  want(first: number, last: number): void
  /** What the mirror knows of the present: newer than what was read. */
  hear(present: ReadonlyMap<JobId, Job>): void
  jobAt(row: number): Job | undefined
  place(): Place
  leaveAt(place: Partial<Place>): void
}

/** A list of any length that holds no more of it than is near to what is seen. */
export function createJobList(client: Client): JobList {
  const store = createStore<Listed>(() => ({ query: everything, ...unread }))
  let wanted = { first: 0, last: 0 }
  let place: Place = { scrollTop: 0, row: 0, wasOpen: false }
  /** Rises with each question; answers to an older one are dropped. */
  let round = 0
  let isReading = false

  function begin(query: JobQuery, kept: Partial<Listed>): void {
    round += 1
    store.setState({ query, ...unread, ...kept })
    void readOn()
  }

  async function readOn(): Promise<void> {
    if (isReading) return
    isReading = true
    try {
      for (let page = nextPage(store.getState(), wanted); page !== null;) {
        await read(page, round)
        page = nextPage(store.getState(), wanted)
      }
    } catch (error) {
      store.setState({ trouble: troubleOf(error) })
    } finally {
      isReading = false
    }
  }

  async function read(page: number, asked: number): Promise<void> {
    const { query, cursors } = store.getState()
    const before = cursors[page]
    const { jobs, next } = await client.jobs.list({
      limit: pageSize,
      ...(query.state && { state: query.state }),
      ...(query.search && { search: query.search }),
      ...(before !== undefined && { before }),
    })
    if (asked === round) store.setState((listed) => withPage(listed, page, jobs, next !== null, wanted))
  }

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    getInitialState: store.getInitialState,
    ask: (query) => begin(query, {}),
    refresh() {
      const { query, pages, known } = store.getState()
      begin(query, {
        pages: new Map([...pages].filter(([page]) => page === 0)),
        known: Math.min(known, pageSize),
      })
    },
    want(first, last) {
      wanted = { first, last }
      void readOn()
    },
    hear(present) {
      store.setState((listed) => heard(listed, present))
    },
    jobAt: (row) => store.getState().pages.get(Math.floor(row / pageSize))?.[row % pageSize],
    place: () => place,
    leaveAt(left) {
      place = { ...place, ...left }
    },
  }
}

interface Rows {
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

/** The list after a page has come. `hasMore`: whether another follows it. */
export function withPage(
  listed: Listed,
  page: number,
  jobs: readonly Job[],
  hasMore: boolean,
  seen: Rows,
): Listed {
  const isNear = (each: number) =>
    each >= Math.floor(seen.first / pageSize) - pagesAround &&
    each <= Math.floor(seen.last / pageSize) + pagesAround
  const pages = new Map([...listed.pages, [page, jobs] as const].filter(([each]) => isNear(each)))
  const last = jobs.at(-1)
  const isNew = page === listed.cursors.length - 1
  const cursors = isNew && hasMore && last ? [...listed.cursors, last.id] : listed.cursors
  return {
    ...listed,
    pages,
    cursors,
    known: isNew ? page * pageSize + jobs.length : listed.known,
    isWhole: isNew ? !hasMore : listed.isWhole,
    trouble: null,
  }
}

/** The list with what the mirror knows better; the same object when it knows nothing better. */
export function heard(listed: Listed, present: ReadonlyMap<JobId, Job>): Listed {
  const pages = new Map([...listed.pages].map(([page, jobs]) => [page, renewed(jobs, present)]))
  const isChanged = [...pages].some(([page, jobs]) => jobs !== listed.pages.get(page))
  const newest = listed.pages.get(0)?.[0]?.id
  const isRead = listed.pages.has(0)
  const fresh = isRead ? countFresh(present, newest, listed.query) : listed.fresh
  if (!isChanged && fresh === listed.fresh) return listed
  return { ...listed, pages: isChanged ? pages : listed.pages, fresh }
}

function renewed(jobs: readonly Job[], present: ReadonlyMap<JobId, Job>): readonly Job[] {
  const isSame = jobs.every((job) => (present.get(job.id) ?? job) === job)
  return isSame ? jobs : jobs.map((job) => present.get(job.id) ?? job)
}

/** Ids sort by time: what is greater than the newest that was read came later. */
function countFresh(present: ReadonlyMap<JobId, Job>, newest: JobId | undefined, query: JobQuery): number {
  let count = 0
  for (const job of present.values()) {
    if ((newest === undefined || job.id > newest) && matches(job, query)) count += 1
  }
  return count
}

/** Whether a job answers a question, as the engine would say. */
export function matches({ name, command, state }: Job, query: JobQuery): boolean {
  if (query.state !== null && state !== query.state) return false
  return `${name}\n${command.join(' ')}`.toLowerCase().includes(query.search.toLowerCase())
}
