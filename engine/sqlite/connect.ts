import { createRequire } from 'node:module'

export type SqlValue = string | number | bigint | null | Uint8Array

export interface SqliteStatement {
  run(...values: readonly SqlValue[]): { readonly changes: number | bigint }
  get(...values: readonly SqlValue[]): unknown
  all(...values: readonly SqlValue[]): readonly unknown[]
}

/** The part of Node's `DatabaseSync` that Lull uses. */
export interface SqliteConnection {
  exec(sql: string): void
  prepare(sql: string): SqliteStatement
  close(): void
}

interface SqliteModule {
  readonly DatabaseSync: new (file: string, options?: { readonly readOnly?: boolean }) => SqliteConnection
}

let loaded: SqliteModule | undefined

/**
 * Opens a SQLite file (made when it is missing, unless `readOnly`). Node's own SQLite where this Node has it, else the
 * same interface from a package with prebuilt binaries, loaded only then.
 */
export function connect(file: string, options: { readonly readOnly?: boolean } = {}): SqliteConnection {
  loaded ??= builtinSqlite() ?? packagedSqlite()
  return new loaded.DatabaseSync(file, options)
}

function packagedSqlite(): SqliteModule {
  return createRequire(import.meta.url)('@photostructure/sqlite') as SqliteModule
}

/** Node 22.13 and later; `undefined` before. Node 22 warns that it is experimental, which says nothing to a person. */
function builtinSqlite(): SqliteModule | undefined {
  const emitWarning = process.emitWarning.bind(process)
  process.emitWarning = () => undefined
  try {
    return process.getBuiltinModule('node:sqlite' as 'node:fs') as unknown as SqliteModule | undefined
  } finally {
    process.emitWarning = emitWarning
  }
}

/** SQLite's primary result codes that a person can meet (https://www.sqlite.org/rescode.html). */
export const sqliteCodes = {
  busy: 5,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
} as const

/** The primary result code of an error thrown by SQLite, or `undefined` when it is some other error. */
export function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined
  // The low byte is the primary code; the rest only details it.
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined
}
