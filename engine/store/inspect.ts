import { existsSync, statSync } from 'node:fs'
import { applicationId, migrations } from './schema'
import { connect, type SqliteConnection } from '../sqlite'
import { damagedDatabase, explainStoreError, foreignDatabase, newerDatabase } from './store-errors'

/**
 * Looks at the file, without changing a byte of it, before it is opened for writing: throws `storeUnusable` when it is
 * damaged, another program's, or a newer Lull's. A missing or empty file is a new database.
 *
 * The whole file is checked only when the last engine was killed or the power went, which its left write-ahead log
 * shows; a clean end removes that.
 */
export function refuseUnusable(file: string, knownVersion: number = migrations.length): void {
  if (sizeOf(file) === 0) return
  const endedBadly = sizeOf(`${file}-wal`) > 0
  try {
    const connection = connect(file, { readOnly: true })
    try {
      refuseOthers(connection, file, knownVersion)
      if (endedBadly) refuseDamaged(connection, file)
    } finally {
      connection.close()
    }
  } catch (error) {
    throw explainStoreError(error, file)
  }
}

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0
}

function refuseOthers(connection: SqliteConnection, file: string, knownVersion: number): void {
  const tables = numberOf(connection, 'SELECT count(*) AS value FROM sqlite_master')
  const owner = numberOf(connection, 'SELECT application_id AS value FROM pragma_application_id')
  const version = numberOf(connection, 'SELECT user_version AS value FROM pragma_user_version')
  if (tables === 0 && owner === 0) return
  if (owner !== applicationId) throw foreignDatabase(file)
  if (version > knownVersion) throw newerDatabase(file, version, knownVersion)
}

function refuseDamaged(connection: SqliteConnection, file: string): void {
  const row = connection.prepare('PRAGMA quick_check(1)').get() as { readonly quick_check: string }
  if (row.quick_check !== 'ok') throw damagedDatabase(file, row.quick_check)
}

function numberOf(connection: SqliteConnection, sql: string): number {
  return (connection.prepare(sql).get() as { readonly value: number }).value
}
