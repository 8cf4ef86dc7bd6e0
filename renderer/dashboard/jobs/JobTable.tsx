import { type KeyboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { words } from '../../messages/dashboard'
import { goTo } from '../route'
import { useFocusWhenLost } from '../use-focus-when-lost'
import type { JobList } from './job-list'
import { JobLine } from './JobLine'
import styles from './JobTable.module.css'
import { rowAfterKey } from './row-after-key'
import { useRows } from './use-rows'

/** Pixels; the style sheet says the same. */
const rowHeight = 52

interface JobTableProps {
  readonly list: JobList
  /** How many rows there are, as far as it is known. */
  readonly count: number
  /** The row that the keyboard is at. */
  readonly row: number
  readonly onRow: (row: number) => void
}

/** The jobs, drawn only where they are seen. One stop for the keyboard: arrows choose, Enter opens. */
export function JobTable({ list, count, onRow, ...props }: JobTableProps) {
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

  function choose(chosen: number): void {
    const element = box.current
    if (!element) return
    const top = chosen * rowHeight
    if (top < element.scrollTop) element.scrollTop = top
    if (top + rowHeight > element.scrollTop + element.clientHeight) {
      element.scrollTop = top + rowHeight - element.clientHeight
    }
    onRow(chosen)
  }

  function open(chosen: number): void {
    const job = list.jobAt(chosen)
    if (!job) return
    onRow(chosen)
    list.leaveAt({ wasOpen: true })
    goTo({ room: 'jobs', job: job.id })
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') return open(row)
    const perPage = Math.floor((box.current?.clientHeight ?? rowHeight) / rowHeight)
    const chosen = rowAfterKey(event.key, row, count, perPage)
    if (chosen === null) return
    event.preventDefault()
    choose(chosen)
  }

  return (
    <div
      ref={box}
      className={styles.box}
      role="listbox"
      tabIndex={0}
      aria-label={words.jobList}
      aria-activedescendant={row >= first && row <= last ? `${id}${row}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div className={styles.all} role="presentation" style={{ blockSize: count * rowHeight }}>
        {Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at).map((each) => {
          const job = list.jobAt(each)
          return (
            <div
              key={each}
              id={`${id}${each}`}
              className={styles.row}
              role="option"
              aria-selected={each === row}
              aria-setsize={count}
              aria-posinset={each + 1}
              style={{ insetBlockStart: each * rowHeight }}
              onClick={() => open(each)}
            >
              {job ? (
                <JobLine job={job} />
              ) : (
                <span className={styles.unread}>{isRefused ? words.notRead : words.reading}</span>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
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
