import { ChevronDown, ChevronUp, Search } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { words } from '../../messages/dashboard'
import type { LogFeed } from './log-feed'
import styles from './LogView.module.css'

interface FinderProps {
  readonly feed: LogFeed
  readonly current: number | null
  readonly onFound: (line: number) => void
}

/** Search in what is kept of the log: Enter goes to the next match, Shift+Enter to the one before. */
export function Finder({ feed, current, onFound }: FinderProps) {
  const search = useStore(feed.store, (fed) => fed.search)
  const { lines: matches } = useStore(feed.store, (fed) => fed.matches)
  const place = current === null ? -1 : matches.indexOf(current)

  function step(by: 1 | -1): void {
    if (matches.length === 0) return
    const from = current ?? Infinity
    const next = by === 1 ? matches.find((line) => line > from) : matches.findLast((line) => line < from)
    const found = next ?? (by === 1 ? matches[0] : matches.at(-1))
    if (found !== undefined) onFound(found)
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
    if (event.key === 'Escape') feed.search('')
  }

  return (
    <div className={styles.finder}>
      <label className={styles.field}>
        <Search size={14} aria-hidden />
        <input
          type="search"
          value={search}
          placeholder={words.searchLog}
          aria-label={words.searchLog}
          onChange={({ target }) => feed.search(target.value)}
          onKeyDown={onKeyDown}
        />
      </label>
      {search !== '' && (
        <>
          <span className={styles.state}>{words.matches(place + 1, matches.length)}</span>
          <button type="button" aria-label={words.matchBefore} onClick={() => step(-1)}>
            <ChevronUp size={14} aria-hidden />
          </button>
          <button type="button" aria-label={words.matchAfter} onClick={() => step(1)}>
            <ChevronDown size={14} aria-hidden />
          </button>
        </>
      )}
    </div>
  )
}
