import { createStore, type StoreApi } from 'zustand'
import type { Job, JobId } from '../../../shared/model'
import { troubleOf } from '../../asks'
import type { Client } from '../../connect'
import {
  everything,
  heard,
  type JobQuery,
  type Listed,
  newestOf,
  nextPage,
  pageSize,
  told,
  unread,
  withPage,
} from './listed'

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
  /** What a job became by a wish: the present tells of the newest alone. */
  hearOf(job: Job): void
  jobAt(row: number): Job | undefined
  /** The row of a job that was read; undefined when it was not. */
  rowOf(job: JobId): number | undefined
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
  let newestKnown: JobId | undefined

  function begin(query: JobQuery, kept: Partial<Listed>): void {
    round += 1
    store.setState({ query, ...unread, newest: newestKnown, ...kept })
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
      order: query.order,
      direction: query.direction,
      ...(query.state && { state: query.state }),
      ...(query.search && { search: query.search }),
      ...(before !== undefined && { before }),
    })
    if (asked === round) store.setState((listed) => withPage(listed, page, jobs, next, wanted))
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
      newestKnown = newestOf(present.values(), newestKnown)
      store.setState((listed) => heard(listed, present))
    },
    hearOf: (job) => store.setState((listed) => told(listed, new Map([[job.id, job]]))),
    jobAt: (row) => store.getState().pages.get(Math.floor(row / pageSize))?.[row % pageSize],
    rowOf(job) {
      for (const [page, jobs] of store.getState().pages) {
        const at = jobs.findIndex(({ id }) => id === job)
        if (at >= 0) return page * pageSize + at
      }
      return undefined
    },
    place: () => place,
    leaveAt(left) {
      place = { ...place, ...left }
    },
  }
}
