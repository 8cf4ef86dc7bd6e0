import { closeSync, fdatasync, fsyncSync, openSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { explainFileError } from '../instance'
import type { SqliteConnection } from '../sqlite'
import { explainStoreError, heldByOther } from './store-errors'

const syncData = promisify(fdatasync)

export interface WriteAheadLog {
  /** Brings all that was written before to the disk. Rejects with `storeUnusable`; another call then tries another way. */
  keep(): Promise<void>
  close(): void
}

/**
 * SQLite's write-ahead log, which holds every transaction since the last checkpoint. To wait for the disk is all that SQLite
 * itself would do after each (`synchronous = FULL`); it would stop the engine meanwhile, with its eyes for the person.
 */
export function openWriteAheadLog(file: string, connection: SqliteConnection): WriteAheadLog {
  const name = `${file}-wal`
  const descriptor = openDescriptor()
  let failedBefore = false
  let syncing = 0
  let closed = false

  /** The file stays open until the last that was asked of it is done. */
  async function sync(): Promise<void> {
    syncing += 1
    try {
      await syncData(descriptor)
    } finally {
      syncing -= 1
      if (closed && syncing === 0) closeSync(descriptor)
    }
  }

  function explained(error: unknown): unknown {
    return explainFileError(explainStoreError(error, file), name)
  }

  function openDescriptor(): number {
    try {
      connection.exec('SELECT name FROM sqlite_master') // whoever reads first makes the log
      syncFolder(path.dirname(name))
      return openSync(name, 'r+')
    } catch (error) {
      connection.close()
      throw explained(error)
    }
  }

  /**
   * What the system could not write once counts as written afterwards: it has to be written to another place. The log begins
   * anew then, or what is in it before the gap would be played back over what is newer.
   */
  function checkpoint(): void {
    const { busy } = connection.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { readonly busy: number }
    if (busy !== 0) throw heldByOther(file)
  }

  return {
    keep: async () => {
      try {
        if (failedBefore) checkpoint()
        await sync()
        failedBefore = false
      } catch (error) {
        failedBefore = true
        throw explained(error)
      }
    },
    close: () => {
      closed = true
      if (syncing === 0) closeSync(descriptor)
    },
  }
}

/** A file that was just made has its name on the disk when its folder is there too, where a folder can be asked for that. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
