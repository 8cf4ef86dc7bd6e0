import { type MouseEvent, type RefObject, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { words } from '../../messages/dashboard'
import { goTo } from '../route'
import { useFocusWhenLost } from '../use-focus-when-lost'
import { ColumnHeads, columns } from './ColumnHeads'
import type { JobList } from './job-list'
import { JobLine } from './JobLine'
import styles from './JobTable.module.css'
import type { JobQuery } from './listed'
import { type Selection, stretched, toggled } from './selection'
import { useGridKeys } from './use-grid-keys'
import { useRows } from './use-rows'

/** Pixels; the style sheet says the same. */
const rowHeight = 52

interface JobTableProps {
  readonly list: JobList
  /** How many rows there are, as far as it is known. */
  readonly count: number
  /** Whether so many there are, and not more. */
  readonly isCounted: boolean
  /** The row that the keyboard is at. */
  readonly row: number
  readonly onRow: (row: number) => void
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
  readonly sorting: Pick<JobQuery, 'order' | 'direction'>
  readonly onSort: (sorting: Pick<JobQuery, 'order' | 'direction'>) => void
}

/**
 * The jobs, drawn only where they are seen: a grid whose rows can be chosen, several at once. One stop for the keyboard:
 * arrows move, Enter opens, Space and Shift choose. A click opens; with Shift, Control or on the mark it chooses.
 */
export function JobTable({ list, count, onRow, selection, onSelect, ...props }: JobTableProps) {
  const box = useRef<HTMLDivElement>(null)
  const id = useId()
  const { first, last } = useRows(box, rowHeight, count)
  const row = Math.min(props.row, count - 1)
  useStore(list, ({ pages }) => pages)
  const isRefused = useStore(list, ({ trouble }) => trouble !== null)

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    element.scrollTop = list.place().scrollTop
    return () => list.leaveAt({ scrollTop: element.scrollTop })
  }, [list])
  useTopAtNewQuestion(box, list)
  useFocusWhenLost(box, list.place().wasOpen)
  useEffect(() => list.want(first, last), [list, first, last])

  function open(chosen: number): void {
    const job = list.jobAt(chosen)
    if (!job) return
    onRow(chosen)
    list.leaveAt({ wasOpen: true })
    goTo({ room: 'jobs', job: job.id })
  }

  function go(to: number): void {
    if (box.current) showRow(box.current, to)
    onRow(to)
  }

  function onClick(event: MouseEvent, clicked: number): void {
    const job = list.jobAt(clicked)
    const isOnMark = event.target instanceof Element && event.target.closest('[data-mark]') !== null
    if (!job || !(event.shiftKey || event.ctrlKey || event.metaKey || isOnMark)) return open(clicked)
    onRow(clicked)
    onSelect(event.shiftKey ? stretched(selection, list, row, clicked) : toggled(selection, job))
  }

  const onKeyDown = useGridKeys({
    box,
    list,
    row,
    rowHeight,
    count,
    selection,
    onSelect,
    onGo: go,
    onOpen: open,
  })
  const isTicking = selection.jobs.size > 0

  return (
    <div
      ref={box}
      className={styles.box}
      role="grid"
      tabIndex={0}
      aria-label={words.jobList}
      aria-multiselectable
      aria-rowcount={props.isCounted ? count + 1 : -1}
      aria-colcount={columns.length}
      aria-activedescendant={row >= first && row <= last ? `${id}${row}` : undefined}
      onKeyDown={onKeyDown}
    >
      <ColumnHeads sorting={props.sorting} onSort={props.onSort} />
      <div className={styles.all} role="rowgroup" style={{ blockSize: count * rowHeight }}>
        {Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at).map((each) => {
          const job = list.jobAt(each)
          const isChosen = job !== undefined && selection.jobs.has(job.id)
          return (
            <div
              key={each}
              id={`${id}${each}`}
              className={styles.row}
              role="row"
              data-current={each === row || undefined}
              aria-selected={isChosen}
              aria-rowindex={each + 2}
              style={{ insetBlockStart: each * rowHeight }}
              onClick={(event) => onClick(event, each)}
            >
              {job ? (
                <JobLine job={job} isTicked={isChosen} isTicking={isTicking} />
              ) : (
                <span className={styles.unread} role="gridcell" aria-colspan={columns.length}>
                  {isRefused ? words.notRead : words.reading}
                </span>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Scrolls no further than it must; the heads of the columns lie over the first rows of what is seen. */
function showRow(box: HTMLElement, row: number): void {
  const heads = box.querySelector<HTMLElement>('[role=row]')?.offsetHeight ?? 0
  const top = row * rowHeight
  const seen = box.clientHeight - heads
  if (top < box.scrollTop) box.scrollTop = top
  if (top + rowHeight > box.scrollTop + seen) box.scrollTop = top + rowHeight - seen
}

/** Another question begins at its top. */
function useTopAtNewQuestion(box: RefObject<HTMLElement | null>, list: JobList): void {
  const query = useStore(list, (listed) => listed.query)
  const shown = useRef(query)
  useLayoutEffect(() => {
    if (shown.current !== query) box.current?.scrollTo(0, 0)
    shown.current = query
  }, [box, query])
}
