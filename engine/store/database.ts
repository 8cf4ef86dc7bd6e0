import { openFlush } from './flush'
import { diskFailed, explainStoreError } from './store-errors'
import { connect, type SqliteConnection, type SqliteStatement, type SqlValue } from '../sqlite'
import { openWriteAheadLog } from './write-ahead-log'

/** One open database file. Its statements are prepared once; its errors say what a person can do. */
export interface Database {
  readonly file: string
  /** Runs SQL that gives no rows, several statements if need be. */
  exec(sql: string): void
  /** Runs one statement; returns how many rows it changed. */
  run(sql: string, ...values: readonly SqlValue[]): number
  /** The first row, `undefined` when there is none. */
  get(sql: string, ...values: readonly SqlValue[]): unknown
  all(sql: string, ...values: readonly SqlValue[]): readonly unknown[]
  /** All of `work` or nothing of it; no crash of Lull takes it back when this returns, but a power cut may. */
  transaction<Result>(work: () => Result): Result
  /** The same for what must outlive a power cut too: it is brought to the disk at once, and is there when `onDisk` resolves. */
  lastingTransaction<Result>(work: () => Result): Result
  /** The same, and it is on the disk when this returns, with all that was written before: nobody sees anything meanwhile. */
  waitingTransaction<Result>(work: () => Result): Result
  /** Resolves when all that must outlive a power cut is on the disk. Rejects with `storeUnusable` when the disk failed. */
  onDisk(): Promise<void>
  close(): void
}

/** How long a write waits for another program that reads or copies the file. The engine itself is the only writer. */
const busyMilliseconds = 2000
/** The write-ahead log is cut back to this after a burst, so that one batch does not leave a large file for ever. */
const walBytes = 16 * 1024 ** 2
/** SQLite's default. */
const pageBytes = 4096

/** Opens the file for reading and writing. `failed` hears of a disk that cannot keep what was written; it is tried again. */
export function openDatabase(file: string, failed: (error: unknown) => void = () => undefined): Database {
  const connection = explained(file, () => prepareConnection(connect(file)))
  const log = openWriteAheadLog(file, connection)
  const flush = openFlush(log.keep, failed)
  const statements = new Map<string, SqliteStatement>()
  const statement = (sql: string) => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const prepared = connection.prepare(sql)
    statements.set(sql, prepared)
    return prepared
  }
  const transaction = <Result>(work: () => Result) => explained(file, () => allOrNothing(connection, work))
  return {
    file,
    exec: (sql) => explained(file, () => connection.exec(sql)),
    run: (sql, ...values) => explained(file, () => Number(statement(sql).run(...values).changes)),
    get: (sql, ...values) => explained(file, () => statement(sql).get(...values)),
    all: (sql, ...values) => explained(file, () => statement(sql).all(...values)),
    transaction,
    lastingTransaction: (work) => {
      const result = transaction(work)
      flush.wrote()
      return result
    },
    waitingTransaction: (work) => {
      // What is written behind a gap in the log would not be found again.
      if (flush.isFailing()) throw diskFailed(file)
      connection.exec('PRAGMA synchronous = FULL')
      try {
        const result = transaction(work)
        flush.kept()
        return result
      } finally {
        connection.exec('PRAGMA synchronous = NORMAL')
      }
    },
    onDisk: flush.done,
    close: () => {
      flush.close()
      log.close()
      connection.close()
    },
  }
}

function prepareConnection(connection: SqliteConnection): SqliteConnection {
  connection.exec(`
    PRAGMA busy_timeout = ${busyMilliseconds};
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA fullfsync = ON; -- on macOS what is synced may else still be in the drive's own memory; no other system knows it
    PRAGMA foreign_keys = ON;
    PRAGMA journal_size_limit = ${walBytes};
    PRAGMA wal_autocheckpoint = ${walBytes / pageBytes};
  `)
  return connection
}

function allOrNothing<Result>(connection: SqliteConnection, work: () => Result): Result {
  connection.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    connection.exec('COMMIT')
    return result
  } catch (error) {
    rollBack(connection)
    throw error
  }
}

function rollBack(connection: SqliteConnection): void {
  try {
    connection.exec('ROLLBACK')
  } catch {
    // SQLite has rolled back by itself (full disk, I/O error); the first error is the one that matters.
  }
}

function explained<Result>(file: string, act: () => Result): Result {
  try {
    return act()
  } catch (error) {
    throw explainStoreError(error, file)
  }
}
