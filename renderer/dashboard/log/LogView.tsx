import { ArrowDownToLine } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Client } from '../../connect'
import { words } from '../../messages/dashboard'
import type { Visibility } from '../../visibility'
import { type Rows, useRows } from '../jobs/use-rows'
import { CopyLog } from './CopyLog'
import { Finder } from './Finder'
import { lineHeight } from './line-height'
import { type LogFeed, type LogQuery, openLogFeed } from './log-feed'
import { LogLine } from './LogLine'
import styles from './LogView.module.css'
import { useFollowing } from './use-following'

interface LogViewProps extends LogQuery {
  readonly client: Client
  readonly visibility: Visibility
  /** Which log it is, to choose. */
  readonly choices: ReactNode
  /** Told when this stream ended without a word; to stay the same function. */
  readonly onSilent: (query: LogQuery) => void
}

/** One stream of a job's log as it grows. */
export function LogView({ client, visibility, choices, job, stream, attempt, onSilent }: LogViewProps) {
  const [feed, setFeed] = useState<LogFeed>()
  useEffect(() => {
    const query = { job, stream, ...(attempt !== undefined && { attempt }) }
    const opened = openLogFeed(client, visibility, query)
    opened.store.subscribe(({ state, end }) => {
      if (state === 'ended' && end === 0) onSilent(query)
    })
    setFeed(opened) // oxlint-disable-line react/set-state-in-effect -- a feed is a connection: it opens with the effect
    return opened.stop
  }, [client, visibility, job, stream, attempt, onSilent])
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
        <CopyLog onCopy={() => client.app.copy({ text: feed.lines.text() })} />
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
        {fed.end === 0 && fed.state !== 'reading' && (
          <p className={styles.note}>{words.noLog(fed.state, stream)}</p>
        )}
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
        {Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => first + from + at).map((number) => (
          <LogLine
            key={number}
            number={number}
            text={feed.lines.line(number)}
            search={search}
            isCurrent={number === current}
          />
        ))}
      </div>
    </div>
  )
}
