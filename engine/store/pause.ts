import type { Paused } from '../../shared/model'
import type { Database } from './database'
import type { Store } from './store'

/** The pause that a person asked for. Every look at the machine asks for it, so it is read once: nobody else writes it. */
export function pauseRow(database: Database): Pick<Store, 'paused' | 'setPaused'> {
  let paused = read(database)
  return {
    paused: () => paused,
    setPaused: (next) => {
      database.lastingTransaction(() => write(database, next))
      paused = next
    },
  }
}

function read(database: Database): Paused | null {
  const row = database.get(`SELECT value FROM meta WHERE key = 'paused'`) as
    | { readonly value: string }
    | undefined
  return row === undefined ? null : (JSON.parse(row.value) as Paused)
}

function write(database: Database, paused: Paused | null): void {
  if (paused === null) database.run(`DELETE FROM meta WHERE key = 'paused'`)
  else
    database.run(
      `INSERT INTO meta (key, value) VALUES ('paused', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      JSON.stringify(paused),
    )
}
