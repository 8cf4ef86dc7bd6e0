import { ArrowDownToLine, ChevronDown, ChevronUp, Copy, Search } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Client } from '../../connect'
import { words } from '../../messages/dashboard'
import type { Visibility } from '../../visibility'
import { type Rows, useRows } from '../jobs/use-rows'
import { type LogFeed, type LogQuery, openLogFeed } from './log-feed'
import { LogLine } from './LogLine'
import styles from './LogView.module.css'

/** Pixels; the style sheet says the same. */
const lineHeight = 18

interface LogViewProps extends LogQuery {
  readonly client: Client
  readonly visibility: Visibility
  /** Which log it is, to choose. */
  readonly choices: ReactNode
}

/** One stream of a job's log as it grows. */
export function LogView({ client, visibility, choices, job, stream, attempt }: LogViewProps) {
  const [feed, setFeed] = useState<LogFeed>()
  useEffect(() => {
    const opened = openLogFeed(client, visibility, { job, stream, ...(attempt !== undefined && { attempt }) })
    setFeed(opened) // oxlint-disable-line react/set-state-in-effect -- a feed is a connection: it opens with the effect
    return opened.stop
  }, [client, visibility, job, stream, attempt])
  return feed ? <Feed client={client} feed={feed} stream={stream} choices={choices} /> : null
}

interface FeedProps {
  readonly client: Client
  readonly feed: LogFeed
  readonly stream: LogQuery['stream']
  readonly choices: ReactNode
}

function Feed({ client, feed, stream, choices }: FeedProps) {
  const fed = useStore(feed.store)
  const [isFollowing, setFollowing] = useState(true)
  const [current, setCurrent] = useState<number | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const rows = useRows(box, lineHeight, fed.end - fed.first)
  useFollowing(box, isFollowing, fed.end, setFollowing)

  function goTo(line: number): void {
    setFollowing(false)
    setCurrent(line)
    const element = box.current
    if (element) element.scrollTop = (line - fed.first) * lineHeight - element.clientHeight / 2
  }

  return (
    <div className={styles.view}>
      <div className={styles.tools}>
        {choices}
        <Finder feed={feed} matches={fed.matches} search={fed.search} current={current} onFound={goTo} />
        <span className={styles.state} role="status">
          {words.logState[fed.state]}
        </span>
        <button
          type="button"
          className="button"
          aria-pressed={isFollowing}
          onClick={() => setFollowing(!isFollowing)}
        >
          <ArrowDownToLine size={14} aria-hidden />
          {words.follow}
        </button>
        <CopyButton onCopy={() => client.app.copy({ text: feed.lines.text() })} />
      </div>
      <div
        ref={box}
        className={styles.box}
        role="log"
        aria-live="off"
        aria-label={words.log(stream)}
        tabIndex={0}
      >
        {fed.first > 0 && <p className={styles.note}>{words.linesGone(fed.first)}</p>}
        {fed.end === 0 && fed.state !== 'reading' && <p className={styles.note}>{words.noLog(fed.state)}</p>}
        <Lines rows={rows} feed={feed} isFollowing={isFollowing} current={current} />
      </div>
    </div>
  )
}

interface LinesProps {
  readonly rows: Rows
  readonly feed: LogFeed
  readonly isFollowing: boolean
  readonly current: number | null
}

/** The lines that are seen. While following, these are the last ones, whatever the scroll bar says a frame late. */
function Lines({ rows, feed, isFollowing, current }: LinesProps) {
  const { first, end, search } = useStore(feed.store)
  const count = end - first
  const height = Math.max(0, rows.last - rows.first + 1)
  const from = isFollowing ? Math.max(0, count - Math.max(height, 60)) : rows.first
  const to = isFollowing ? count - 1 : rows.last
  return (
    <div className={styles.all} style={{ blockSize: count * lineHeight }}>
      <div className={styles.lines} style={{ insetBlockStart: from * lineHeight }}>
        {Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => first + from + at).map(
          (number, at) => (
            <LogLine
              key={isFollowing ? at : number}
              number={number}
              text={feed.lines.line(number)}
              search={search}
              isCurrent={number === current}
            />
          ),
        )}
      </div>
    </div>
  )
}

/** Stays at the end while following; scrolling up stops that, scrolling to the end takes it up again. */
function useFollowing(
  box: React.RefObject<HTMLDivElement | null>,
  isFollowing: boolean,
  end: number,
  change: (isFollowing: boolean) => void,
): void {
  useLayoutEffect(() => {
    // beyond the end is the end
    if (isFollowing) box.current?.scrollTo({ top: (end + 1) * lineHeight })
  }, [box, isFollowing, end])
  useEffect(() => {
    const element = box.current
    if (!element) return
    let before = element.scrollTop
    const look = () => {
      const isAtEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - lineHeight
      if (element.scrollTop < before && !isAtEnd) change(false)
      else if (element.scrollTop > before && isAtEnd) change(true)
      before = element.scrollTop
    }
    // in a flood the end has moved on before a scroll event tells of the way up
    const turn = ({ deltaY }: WheelEvent) => deltaY < 0 && change(false)
    const press = ({ key }: globalThis.KeyboardEvent) =>
      ['ArrowUp', 'PageUp', 'Home'].includes(key) && change(false)
    element.addEventListener('scroll', look, { passive: true })
    element.addEventListener('wheel', turn, { passive: true })
    element.addEventListener('keydown', press)
    return () => {
      element.removeEventListener('scroll', look)
      element.removeEventListener('wheel', turn)
      element.removeEventListener('keydown', press)
    }
  }, [box, change])
}

interface FinderProps {
  readonly feed: LogFeed
  readonly search: string
  readonly matches: readonly number[]
  readonly current: number | null
  readonly onFound: (line: number) => void
}

/** Search in what is kept of the log: Enter goes to the next match, Shift+Enter to the one before. */
function Finder({ feed, search, matches, current, onFound }: FinderProps) {
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

const saidForMs = 2000

function CopyButton({ onCopy }: { readonly onCopy: () => Promise<unknown> }) {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), saidForMs)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <>
      <button type="button" className="button" onClick={() => void onCopy().then(() => setCopied(true))}>
        <Copy size={14} aria-hidden />
        {isCopied ? words.copied : words.copy}
      </button>
      <span className="unseen" role="status">
        {isCopied && words.copied}
      </span>
    </>
  )
}
