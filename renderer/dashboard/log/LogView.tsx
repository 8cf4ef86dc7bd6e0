import { ArrowDownToLine } from 'lucide-react'
import { type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Client } from '../../connect'
import { words } from '../../messages/dashboard'
import type { SharedFrames } from '../../shared-frames'
import type { Visibility } from '../../visibility'
import { useRows } from '../jobs/use-rows'
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
  readonly frames: SharedFrames
  /** Which log it is, to choose. */
  readonly choices: ReactNode
  /** Told when this stream ended without a word; to stay the same function. */
  readonly onSilent: (query: LogQuery) => void
  /** Told when the person reads in this stream rather than follow it; to stay the same function. */
  readonly onRead: (stream: LogQuery['stream']) => void
}

/** One stream of a job's log as it grows. */
export function LogView(props: LogViewProps) {
  const { client, visibility, frames, choices, job, stream, attempt, onSilent, onRead } = props
  const [feed, setFeed] = useState<LogFeed>()
  useEffect(() => {
    const query = { job, stream, ...(attempt !== undefined && { attempt }) }
    const opened = openLogFeed({ client, visibility, frames }, query)
    opened.store.subscribe(({ state, end }) => {
      if (state === 'ended' && end === 0) onSilent(query)
    })
    setFeed(opened) // oxlint-disable-line react/set-state-in-effect -- a feed is a connection: it opens with the effect
    return opened.stop
  }, [client, visibility, frames, job, stream, attempt, onSilent])
  return feed ? <Feed client={client} feed={feed} stream={stream} choices={choices} onRead={onRead} /> : null
}

interface FeedProps extends Pick<LogViewProps, 'onRead'> {
  readonly client: Client
  readonly feed: LogFeed
  readonly stream: LogQuery['stream']
  readonly choices: ReactNode
}

function Feed({ client, feed, stream, choices, onRead }: FeedProps) {
  const [isFollowing, setFollowing] = useState(true)
  const [current, setCurrent] = useState<number | null>(null)
  const box = useRef<HTMLDivElement>(null)

  const follow = useCallback(
    (wanted: boolean) => {
      setFollowing(wanted)
      if (!wanted) onRead(stream)
    },
    [onRead, stream],
  )

  function goTo(line: number): void {
    follow(false)
    setCurrent(line)
    const element = box.current
    if (element) element.scrollTop = (line - feed.lines.first()) * lineHeight - element.clientHeight / 2
  }

  return (
    <div className={styles.view}>
      <div className={styles.tools}>
        {choices}
        <Finder feed={feed} current={current} onFound={goTo} />
        <FeedState feed={feed} />
        <button
          type="button"
          className="button"
          aria-pressed={isFollowing}
          onClick={() => follow(!isFollowing)}
        >
          <ArrowDownToLine size={14} aria-hidden />
          {words.follow}
        </button>
        <CopyLog onCopy={() => client.app.copy({ text: feed.lines.text() })} />
      </div>
      <Lines
        box={box}
        feed={feed}
        stream={stream}
        isFollowing={isFollowing}
        onFollow={follow}
        current={current}
      />
    </div>
  )
}

/** Whether the log still grows. */
function FeedState({ feed }: { readonly feed: LogFeed }) {
  const state = useStore(feed.store, (fed) => fed.state)
  return (
    <span className={styles.state} role="status">
      {words.logState[state]}
    </span>
  )
}

interface LinesProps {
  readonly box: RefObject<HTMLDivElement | null>
  readonly feed: LogFeed
  readonly stream: LogQuery['stream']
  readonly isFollowing: boolean
  readonly onFollow: (isFollowing: boolean) => void
  readonly current: number | null
}

/**
 * The lines that are seen: the only part that is drawn anew when the log grows. While following, these are the last ones,
 * whatever the scroll bar says a frame late. A row that is seen no more becomes a new line's: in a flood, all would be
 * made and thrown away twenty times a second.
 */
function Lines({ box, feed, stream, isFollowing, onFollow, current }: LinesProps) {
  const { first, end, search, state } = useStore(feed.store)
  const count = end - first
  const rows = useRows(box, lineHeight, count, isFollowing)
  useFollowing(box, isFollowing, end, onFollow)
  const height = Math.max(0, rows.last - rows.first + 1)
  const from = isFollowing ? Math.max(0, count - Math.max(height, 60)) : rows.first
  const to = isFollowing ? count - 1 : rows.last
  const shown = Math.max(0, to - from + 1)
  return (
    <div
      ref={box}
      className={styles.box}
      role="log"
      aria-live="off"
      aria-label={words.log(stream)}
      tabIndex={0}
    >
      {first > 0 && <p className={styles.note}>{words.linesGone(first)}</p>}
      {end === 0 && state !== 'reading' && <p className={styles.note}>{words.noLog(state, stream)}</p>}
      <div className={styles.all} style={{ blockSize: count * lineHeight }}>
        <div className={styles.lines} style={{ insetBlockStart: from * lineHeight }}>
          {Array.from({ length: shown }, (_, at) => first + from + at).map((number) => (
            <LogLine
              key={number % shown}
              number={number}
              text={feed.lines.line(number)}
              search={search}
              isCurrent={number === current}
            />
          ))}
        </div>
      </div>
    </div>
  )
}
