import { MoonStar, Plus, SearchX } from 'lucide-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Deed, Job, JobId, Status } from '../../../shared/model'
import type { Client } from '../../connect'
import { messages } from '../../messages'
import { words } from '../../messages/dashboard'
import type { Mirror } from '../../mirror'
import { Notice } from '../../ui/Notice'
import { Empty } from '../Empty'
import { Heading } from '../Heading'
import { Filters } from './Filters'
import type { JobList } from './job-list'
import styles from './JobsPage.module.css'
import { JobTable } from './JobTable'
import { everything, type JobQuery, type Listed } from './listed'
import type { JobsDesk } from './jobs-desk'
import { nothingSelected, renewed, type Selection } from './selection'
import { SelectionBar } from './SelectionBar'
import { isUnderWay } from './deed-run'

/** Between two keys of somebody who types. */
const typingMs = 150

interface JobsPageProps {
  readonly client: Client
  readonly mirror: Mirror
  readonly desk: JobsDesk
}

/** Every job there ever was, to search, to filter and to open. */
export function JobsPage({ client, mirror, desk }: JobsPageProps) {
  const { list, runner } = desk
  const listed = useStore(list)
  const counts = useStore(mirror, ({ status }) => status?.jobs) ?? {}
  const [query, setQuery] = useState(listed.query)
  const [cursor, setCursor] = useState(() => cursorAt(list, list.place().row))
  const selection = useStore(desk.selection)
  const present = useStore(mirror, (mirrored) => mirrored.jobs)
  const isBusy = useStore(runner, (run) => run !== null && isUnderWay(run))
  const field = useRef<HTMLInputElement>(null)
  const table = useRef<HTMLDivElement>(null)
  const count = countOf(listed, counts)
  useQuestion(list, query)
  usePresent(mirror, list, table)

  function onRow(next: number): void {
    list.leaveAt({ row: next })
    setCursor(cursorAt(list, next))
  }
  function onSelect(next: Selection): void {
    desk.selection.setState(next, true)
  }
  function onDo(deed: Deed, jobs: readonly Job[]): void {
    onSelect(nothingSelected)
    runner.begin(deed, jobs)
  }
  function onQuery(next: JobQuery): void {
    onRow(0)
    if (next.state !== query.state || next.search !== query.search) onSelect(nothingSelected)
    setQuery(next)
  }

  return (
    <>
      <Heading title={words.room.jobs}>
        <button
          type="button"
          className="button"
          onClick={() => void client.app.openPage({ page: 'new-job' })}
        >
          <Plus size={15} aria-hidden />
          {words.newJob}
        </button>
      </Heading>
      <Filters
        query={query}
        counts={counts}
        field={field}
        onQuery={onQuery}
        onLeave={() => boxIn(table)?.focus()}
      />
      <p className="unseen" role="status">
        {listed.isWhole || listed.query === everything ? words.jobsFound(count) : ''}
      </p>
      {(listed.fresh > 0 || listed.isOutdated) && (
        <button type="button" className={styles.fresh} onClick={list.refresh}>
          {listed.fresh > 0 ? words.freshJobs(listed.fresh) : words.outdated}
        </button>
      )}
      {listed.trouble && (
        <div className={styles.trouble}>
          <Notice tone="bad" {...listed.trouble} />
        </div>
      )}
      {listed.isWhole && count === 0 ? (
        <NoJobs
          query={listed.query}
          onForget={() => onQuery({ ...query, state: null, search: '' })}
          onNewJob={() => void client.app.openPage({ page: 'new-job' })}
          onFirstSteps={() => void client.app.openPage({ page: 'welcome' })}
        />
      ) : (
        <div ref={table} className={styles.table}>
          <JobTable
            list={list}
            count={count}
            isCounted={isCounted(listed)}
            row={rowOf(list, cursor)}
            onRow={onRow}
            selection={selection}
            onSelect={onSelect}
            sorting={query}
            onSort={(sorting) => onQuery({ ...query, ...sorting })}
          />
        </div>
      )}
      {selection.jobs.size > 0 && (
        <SelectionBar
          jobs={renewed(selection, (id) => present.get(id) ?? readOf(list, id))}
          note={selection.isCut ? words.selectedOfRead(isCounted(listed) ? count : null) : null}
          isBusy={isBusy}
          onDo={onDo}
          onDeselect={() => onSelect(nothingSelected)}
        />
      )}
    </>
  )
}

/** Where the keyboard is: at a job, which others may move, or at a row whose job was not read yet. */
interface Cursor {
  readonly row: number
  readonly job: JobId | undefined
}

const cursorAt = (list: JobList, row: number): Cursor => ({ row, job: list.jobAt(row)?.id })
const rowOf = (list: JobList, { row, job }: Cursor) => (job === undefined ? row : (list.rowOf(job) ?? row))

/** The job as it was read last. */
function readOf(list: JobList, job: JobId): Job | undefined {
  const row = list.rowOf(job)
  return row === undefined ? undefined : list.jobAt(row)
}

interface NoJobsProps {
  readonly query: JobQuery
  readonly onForget: () => void
  readonly onNewJob: () => void
  readonly onFirstSteps: () => void
}

/** Empty for two reasons: nothing was ever submitted, or nothing matches. Both say what to do. */
function NoJobs({ query, onForget, onNewJob, onFirstSteps }: NoJobsProps) {
  if (query.state === null && query.search === '') {
    return (
      <Empty icon={MoonStar} title={words.noJobs} text={words.noJobsHint}>
        <button type="button" className="button" onClick={onNewJob}>
          <Plus size={15} aria-hidden />
          {words.firstJob}
        </button>
        <button type="button" onClick={onFirstSteps}>
          {messages.firstSteps}
        </button>
      </Empty>
    )
  }
  return (
    <Empty icon={SearchX} title={words.noMatch} text={words.noMatchHint}>
      <button type="button" onClick={onForget}>
        {words.showAll}
      </button>
    </Empty>
  )
}

/** How many rows to make room for: as many as the engine counts, where it counts them; else what was walked and a little. */
export function countOf({ query, known, isWhole }: Listed, counts: Status['jobs']): number {
  if (isWhole) return known
  if (query.search !== '' || query.state === 'held') return known + 1
  const all = query.state === null ? Object.values(counts) : [counts[query.state] ?? 0]
  return Math.max(
    known + 1,
    all.reduce((sum, each) => sum + each, 0),
  )
}

/** Whether it is known how many rows there are: the engine counts states, and nothing else that was not walked to its end. */
const isCounted = ({ query, isWhole }: Listed) => isWhole || (query.search === '' && query.state !== 'held')

/** Asks when the question changes, at once at first, and not at every key. */
function useQuestion(list: JobList, query: JobQuery): void {
  useEffect(() => {
    const { query: asked, known } = list.getState()
    if (asked === query && known > 0) return
    const timer = setTimeout(() => list.ask(query), asked.search === query.search ? 0 : typingMs)
    return () => clearTimeout(timer)
  }, [list, query])
}

/** Keeps what was read up to date; new jobs come by themselves while one looks at the top of the list. */
function usePresent(mirror: Mirror, list: JobList, table: RefObject<HTMLElement | null>): void {
  const jobs = useStore(mirror, (mirrored) => mirrored.jobs)
  const isLive = useStore(mirror, ({ connection }) => connection === 'live')
  const fresh = useStore(list, (listed) => listed.fresh)
  const isOutdated = useStore(list, (listed) => listed.isOutdated)
  useEffect(() => list.hear(jobs), [list, jobs])
  useEffect(() => {
    if ((fresh > 0 || isOutdated) && (boxIn(table)?.scrollTop ?? 0) === 0) list.refresh()
  }, [list, fresh, isOutdated, table])
  useEffect(() => {
    if (isLive && list.getState().trouble) list.refresh()
  }, [list, isLive])
}

const boxIn = (table: RefObject<HTMLElement | null>) =>
  table.current?.querySelector<HTMLElement>('[role=grid]')
