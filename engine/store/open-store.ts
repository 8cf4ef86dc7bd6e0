import { closeSync, openSync } from 'node:fs'
import { type Database, openDatabase } from './database'
import { endAbandonedStretch, historyTable } from './history-table'
import { refuseUnusable } from './inspect'
import { jobTable } from './job-table'
import { pauseRow } from './pause'
import { migrate } from './schema'
import { explainFileError } from '../instance'
import type { Store } from './store'
import { usageTable } from './usage-table'

/**
 * Opens the database file of one home, and makes or migrates it if need be. Only the engine that holds the home may call
 * it. Throws `storeUnusable`, and leaves the file as it is, when it is damaged, another program's, or a newer Lull's.
 * `failed` hears of a disk that cannot keep what was written.
 */
export function openStore(file: string, failed?: (error: unknown) => void): Store {
  refuseUnusable(file)
  makePrivate(file)
  const database = openDatabase(file, failed)
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
    ...pauseRow(database),
    onDisk: database.onDisk,
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
