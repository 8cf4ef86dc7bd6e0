import { createStore, type StoreApi } from 'zustand'
import type { JobId } from '../../../shared/model'
import type { Client } from '../../connect'
import type { SharedFrames } from '../../shared-frames'
import type { Visibility } from '../../visibility'
import { createLogLines, type LogLines } from './log-lines'
import { createLogSearch, type Matches } from './log-search'

export interface LogQuery {
  readonly job: JobId
  readonly stream: 'stdout' | 'stderr'
  /** Absent before the first attempt. */
  readonly attempt?: number
}

export interface Fed {
  readonly state: 'reading' | 'following' | 'ended' | 'away'
  readonly first: number
  readonly end: number
  /** What is searched for; empty: nothing. */
  readonly search: string
  readonly matches: Matches
}

interface FeedParts {
  readonly client: Client
  readonly visibility: Visibility
  /** What may wait is drawn with the log. */
  readonly frames: SharedFrames
}

export interface LogFeed {
  readonly store: StoreApi<Fed>
  readonly lines: LogLines
  search(text: string): void
  stop(): void
}

const reconnectMs = 1000

/** Nobody reads faster; drawing each frame of a flood would keep a processor half busy. */
const restMs = 50

/**
 * Follows a log while the window is seen. However fast it comes, the store changes twenty times a second, and not at all
 * while no frames are drawn.
 */
export function openLogFeed({ client, visibility, frames }: FeedParts, query: LogQuery): LogFeed {
  const lines = createLogLines()
  const searching = createLogSearch(lines, () => performance.now())
  const store = createStore<Fed>(() => ({
    state: 'reading',
    first: 0,
    end: 0,
    search: '',
    matches: { lines: [] },
  }))
  const over = new AbortController()
  let state: Fed['state'] = 'reading'
  let pause: ReturnType<typeof setTimeout> | undefined
  let frame = 0
  let toldAtMs = -Infinity

  function changed(next: Fed['state']): void {
    state = next
    pause ??= setTimeout(() => (frame = requestAnimationFrame(tell)), toldAtMs + restMs - performance.now())
  }

  function tell(): void {
    pause = undefined
    toldAtMs = performance.now()
    frames.draw()
    show({})
  }

  function show(more: Partial<Fed>): void {
    const isLeft = searching.lookOn()
    store.setState({ ...more, state, first: lines.first(), end: lines.end(), matches: searching.matches() })
    if (isLeft) changed(state)
  }

  let offset = 0
  async function listen(signal: AbortSignal): Promise<void> {
    for await (const chunk of await client.jobs.followLog({ ...query, offset }, { signal })) {
      const bytes = bytesOf(chunk.base64)
      offset = chunk.offset + bytes.length
      lines.push(bytes)
      changed(chunk.end ? 'ended' : 'following')
    }
    // a log that ends without a word: the job never ran
    if (!signal.aborted) changed('ended')
  }

  async function follow(): Promise<void> {
    while (!over.signal.aborted && state !== 'ended') {
      await visibility.shown()
      const signal = AbortSignal.any([over.signal, visibility.untilHidden()])
      try {
        await listen(signal)
      } catch {
        // The engine is away, or the window is hidden; the next round goes on where this one stopped.
        if (signal.aborted) continue
        changed('away')
        await new Promise((resolve) => setTimeout(resolve, reconnectMs))
      }
    }
  }
  void follow()

  return {
    store,
    lines,
    search(text) {
      searching.begin(text)
      show({ search: text })
    },
    stop() {
      over.abort()
      clearTimeout(pause)
      cancelAnimationFrame(frame)
    },
  }
}

function bytesOf(base64: string): Uint8Array {
  const binary = atob(base64)
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
  return bytes
}
