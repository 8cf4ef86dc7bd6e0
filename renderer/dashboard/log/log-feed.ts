import { createStore, type StoreApi } from 'zustand'
import type { JobId } from '../../../shared/model'
import type { Client } from '../../connect'
import type { Visibility } from '../../visibility'
import { createLogLines, type LogLines } from './log-lines'

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
  /** Numbers of the lines in which it is found, ascending. */
  readonly matches: readonly number[]
}

export interface LogFeed {
  readonly store: StoreApi<Fed>
  readonly lines: LogLines
  search(text: string): void
  stop(): void
}

const reconnectMs = 1000

/**
 * Follows a log while the window is seen. However fast it comes, the store changes once a frame, and not at all while no
 * frames are drawn.
 */
export function openLogFeed(client: Client, visibility: Visibility, query: LogQuery): LogFeed {
  const lines = createLogLines()
  const store = createStore<Fed>(() => ({ state: 'reading', first: 0, end: 0, search: '', matches: [] }))
  const over = new AbortController()
  let state: Fed['state'] = 'reading'
  let frame = 0

  function changed(next: Fed['state']): void {
    state = next
    frame ||= requestAnimationFrame(() => {
      frame = 0
      store.setState((before) => ({
        ...searched(before, lines),
        state,
        first: lines.first(),
        end: lines.end(),
      }))
    })
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
      store.setState((before) =>
        searched({ ...before, search: text, matches: [], end: lines.first() }, lines),
      )
    },
    stop() {
      over.abort()
      cancelAnimationFrame(frame)
    },
  }
}

/** Looks through what came since the last look only; the line that was open then is looked at again. */
function searched(before: Fed, lines: LogLines): Fed {
  const end = lines.end()
  if (before.search === '') return { ...before, first: lines.first(), end }
  const wanted = before.search.toLowerCase()
  const from = Math.max(lines.first(), before.end - 1)
  const matches = before.matches.filter((line) => line >= lines.first() && line < from)
  for (let line = from; line < end; line++) {
    if (lines.line(line).toLowerCase().includes(wanted)) matches.push(line)
  }
  return { ...before, first: lines.first(), end, matches }
}

function bytesOf(base64: string): Uint8Array {
  const binary = atob(base64)
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
  return bytes
}
