import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Home } from '../../shared/home'
import { LullError } from '../../shared/model'
import { connect, sqliteCode, sqliteCodes, type SqliteConnection } from '../sqlite'
import { explainFileError } from './file-error'
import { makeFolders } from './folders'

export interface HomeClaim {
  /** Lets the next engine in. Doing it twice does nothing more. */
  release(): void
}

/** How long one try waits for somebody who only looks (`readPid`) and is gone in a moment. */
const busyMilliseconds = 50
/** For how long the lock may be held without a pid: its holder has just won, or is just going. */
const pidlessMilliseconds = 1000

/**
 * Makes this process the one engine of the home, and the home's folders. Throws `engineRunning`, naming the pid, when
 * there is one already, and `storeUnusable` when the home cannot be written to.
 *
 * The claim is a lock that the system holds on an open file (taken through SQLite, which has it on every platform): it
 * cannot be won twice, ends with the process however that ends, and cannot be mistaken for a later process of the same
 * pid. It lies beside the data, which two engines must not share. The pid file only tells people and scripts.
 */
export function claimHome(home: Home): HomeClaim {
  makeFolders(home)
  const lock = lockOrRefuse(home)
  try {
    writePid(home.pidFile)
  } catch (error) {
    lock.close()
    throw explainFileError(error, home.pidFile)
  }
  let held = true
  return {
    release: () => {
      if (!held) return
      held = false
      rmSync(home.pidFile, { force: true })
      lock.close()
    },
  }
}

/**
 * The pid of the engine that lives on this home; 0 when one lives whose pid cannot be read; `undefined` when none does.
 */
export function readPid(home: Home): number | undefined {
  return isHeld(home) ? (writtenPid(home) ?? 0) : undefined
}

function lockFile(home: Home): string {
  return join(dirname(home.databaseFile), 'engine.lock')
}

/** Tries again while the lock is held but nobody says by whom, to name the winner of a race or to follow one who goes. */
function lockOrRefuse(home: Home): SqliteConnection {
  const file = makeLockFile(home)
  const deadline = performance.now() + pidlessMilliseconds
  const sleeper = new Int32Array(new SharedArrayBuffer(4))
  for (;;) {
    const lock = tryLock(file)
    if (lock !== undefined) return lock
    const pid = writtenPid(home)
    if (pid !== undefined || performance.now() > deadline) throw engineRunning(home, pid)
    Atomics.wait(sleeper, 0, 0, 5)
  }
}

function makeLockFile(home: Home): string {
  const file = lockFile(home)
  try {
    // Keeps the file if it is there.
    writeFileSync(file, '', { flag: 'a', mode: 0o600 })
    return file
  } catch (error) {
    throw explainFileError(error, file)
  }
}

function tryLock(file: string): SqliteConnection | undefined {
  const connection = connect(file)
  try {
    // Without a journal file: nothing is ever written here.
    connection.exec(
      `PRAGMA busy_timeout = ${busyMilliseconds}; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE`,
    )
    return connection
  } catch (error) {
    connection.close()
    if (sqliteCode(error) === sqliteCodes.busy) return undefined
    throw error
  }
}

function isHeld(home: Home): boolean {
  let connection: SqliteConnection | undefined
  try {
    connection = connect(lockFile(home), { readOnly: true })
    connection.prepare('SELECT count(*) FROM sqlite_master').get()
    return false
  } catch (error) {
    if (sqliteCode(error) === sqliteCodes.busy) return true
    if (sqliteCode(error) === sqliteCodes.cannotOpen) return false
    throw error
  } finally {
    connection?.close()
  }
}

function engineRunning(home: Home, pid: number | undefined): LullError {
  const who = pid === undefined ? 'in another process' : `as process ${pid}`
  return new LullError('engineRunning', `Lull is already running ${who} for ${home.root}.`, {
    hint: 'Use that one, or end it with "lull engine stop" and try again.',
    path: home.root,
  })
}

/** The pid in the file, if it is that of a process that lives: a killed engine leaves its own behind. */
function writtenPid(home: Home): number | undefined {
  let text: string
  try {
    text = readFileSync(home.pidFile, 'utf8')
  } catch {
    // Not written yet, or in a runtime folder that only another session has: the lock is what counts.
    return undefined
  }
  const pid = /^[1-9]\d*\s*$/.test(text) ? Number(text) : undefined
  return pid !== undefined && isAlive(pid) ? pid : undefined
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It lives, but belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whole or not at all, so that no reader finds half a number. */
function writePid(file: string): void {
  const draft = `${file}.${process.pid}`
  try {
    writeFileSync(draft, `${process.pid}\n`, { mode: 0o600 })
    renameSync(draft, file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}
