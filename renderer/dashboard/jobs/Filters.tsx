import { Search } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect } from 'react'
import type { JobFilter, Status } from '../../../shared/model'
import { jobFilters } from '../../../shared/model/job-state'
import { messages } from '../../messages'
import { words } from '../../messages/dashboard'
import styles from './Filters.module.css'
import type { JobQuery } from './listed'

/** The two that pass in a moment are offered only while a job is in them. */
const passing: readonly JobFilter[] = ['starting', 'finishing']

interface FiltersProps {
  readonly query: JobQuery
  readonly counts: Status['jobs']
  readonly field: RefObject<HTMLInputElement | null>
  readonly onQuery: (query: JobQuery) => void
  /** From the search down into the list. */
  readonly onLeave: () => void
}

/** What to look for, and in which state. */
export function Filters({ query, counts, field, onQuery, onLeave }: FiltersProps) {
  useSlash(field)
  // How many are held, nobody counts.
  const countOf = (filter: JobFilter | null) =>
    filter === null || filter === 'held' ? 0 : (counts[filter] ?? 0)
  const shown = jobFilters.filter((filter) => !passing.includes(filter) || countOf(filter) > 0)

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' || event.key === 'Enter') onLeave()
    else if (event.key === 'Escape') onQuery({ ...query, search: '' })
    else return
    event.preventDefault()
  }

  return (
    <div className={styles.filters}>
      <label className={styles.search}>
        <Search size={15} aria-hidden />
        <input
          ref={field}
          type="search"
          value={query.search}
          placeholder={words.searchJobs}
          aria-label={words.searchJobs}
          aria-keyshortcuts="/"
          onChange={({ target }) => onQuery({ ...query, search: target.value })}
          onKeyDown={onKeyDown}
        />
        <kbd aria-hidden>/</kbd>
      </label>
      <fieldset className={styles.states}>
        <legend className="unseen">{words.state}</legend>
        {[null, ...shown].map((state) => (
          <label key={state ?? 'all'} className={styles.state}>
            <input
              type="radio"
              name="state"
              checked={query.state === state}
              onChange={() => onQuery({ ...query, state })}
            />
            <span>
              {state === null ? words.all : titleOf(state)}
              {countOf(state) > 0 && <span className={styles.count}> {words.count(countOf(state))}</span>}
            </span>
          </label>
        ))}
      </fieldset>
    </div>
  )
}

const titleOf = (filter: JobFilter) => (filter === 'held' ? words.held : messages.states[filter])

/** `/` leads to the search from anywhere but where one types. */
function useSlash(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const isTyping =
        event.target instanceof Element && event.target.matches('input:not([type=radio]), textarea')
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      field.current?.select()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [field])
}
