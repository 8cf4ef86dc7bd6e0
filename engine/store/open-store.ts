import { closeSync, openSync } from 'node:fs'
import type { Paused } from '../../shared/model'
import { type Database, openDatabase } from './database'
import { endAbandonedStretch, historyTable } from './history-table'
import { refuseUnusable } from './inspect'
import { jobTable } from './job-table'
import { migrate } from './schema'
import { explainFileError } from '../instance'
import type { Store } from './store'
import { usageTable } from './usage-table'

/**
 * Opens the database file of one home, and makes or migrates it if need be. Only the engine that holds the home may call
 * it. Throws `storeUnusable`, and leaves the file as it is, when it is damaged, another program's, or a newer Lull's.
 */
export function openStore(file: string): Store {
  refuseUnusable(file)
  makePrivate(file)
  const database = openDatabase(file)
  try {
    migrate(database)
    endAbandonedStretch(database)
    return storeOf(database)
  } catch (error) {
    database.close()
    throw error
  }
}

function storeOf(database: Database): Store {
  return {
    ...jobTable(database),
    history: historyTable(database),
    usage: usageTable(database),
    paused: () => {
      const row = database.get(`SELECT value FROM meta WHERE key = 'paused'`) as
        | { readonly value: string }
        | undefined
      return row === undefined ? null : (JSON.parse(row.value) as Paused)
    },
    setPaused: (paused) => {
      database.transaction(() =>
        paused === null
          ? database.run(`DELETE FROM meta WHERE key = 'paused'`)
          : database.run(
              `INSERT INTO meta (key, value) VALUES ('paused', ?)
               ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
              JSON.stringify(paused),
            ),
      )
    },
    close: () => database.close(),
  }
}

/** Commands and paths are the person's own: SQLite would make the file readable for all, and gives its log the same mode. */
function makePrivate(file: string): void {
  try {
    closeSync(openSync(file, 'a', 0o600))
  } catch (error) {
    throw explainFileError(error, file)
  }
}
