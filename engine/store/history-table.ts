import type { HistoryEntry } from '../../shared/model'
import type { Database } from './database'
import type { HistoryStore } from './store'

/** Sorts after every RFC 3339 time. */
const afterAnyTime = '~'

interface StretchRow {
  readonly from_at: string
  readonly to_at: string | null
  readonly stretch: string
}

/** The machine's past in stretches. Losing the last one in a power cut is no harm, so nothing here waits for the disk. */
export function historyTable(database: Database): HistoryStore {
  const endOpen = (at: string) =>
    database.run('UPDATE history SET to_at = max(from_at, ?) WHERE to_at IS NULL', at)
  return {
    begin: ({ from, ...stretch }) =>
      database.transaction(() => {
        endOpen(from)
        database.run('INSERT INTO history (from_at, stretch) VALUES (?, ?)', from, JSON.stringify(stretch))
      }),
    end: (at) => {
      database.transaction(() => endOpen(at))
    },
    list: ({ from, to, limit }) => {
      const rows = database.all(
        `SELECT from_at, to_at, stretch FROM history
         WHERE (to_at IS NULL OR to_at >= ?) AND from_at < ? ORDER BY from_at DESC, id DESC LIMIT ?`,
        from ?? '',
        to ?? afterAnyTime,
        limit,
      )
      return (rows as readonly StretchRow[]).map(read)
    },
    prune: (olderThan) => {
      database.transaction(() => database.run('DELETE FROM history WHERE to_at < ?', olderThan))
    },
  }
}

/**
 * Ends the stretch that a killed engine left open, at the last thing known to have happened: nobody watched after that.
 */
export function endAbandonedStretch(database: Database): void {
  const last = database.get('SELECT at FROM job_events ORDER BY id DESC LIMIT 1') as
    | { readonly at: string }
    | undefined
  database.transaction(() =>
    database.run('UPDATE history SET to_at = max(from_at, ?) WHERE to_at IS NULL', last?.at ?? ''),
  )
}

function read({ from_at, to_at, stretch }: StretchRow): HistoryEntry {
  return {
    ...(JSON.parse(stretch) as Omit<HistoryEntry, 'from' | 'to'>),
    from: from_at,
    to: to_at,
  }
}
