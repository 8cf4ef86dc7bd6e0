import { createHook } from 'node:async_hooks'
import childProcess from 'node:child_process'
import fs from 'node:fs'
import { createRequire, syncBuiltinESMExports } from 'node:module'

/**
 * When this process dies by SIGKILL, counted from now: before the `step`-th act that the world can see (a file written, a
 * line of SQL, a process started, a signal sent), before the `step`-th act on files of that name, or when the `step`-th
 * `await` goes on.
 */
export type Death =
  | { readonly at: 'act' | 'await'; readonly step: number }
  | { readonly at: 'file'; readonly name: string; readonly step: number }

const actsOnFiles = [
  'writeFileSync',
  'writeSync',
  'renameSync',
  'linkSync',
  'mkdirSync',
  'openSync',
  'copyFileSync',
  'truncateSync',
  'rmSync',
  'rmdirSync',
  'unlinkSync',
] as const

/** Lets this process die as it is told: at its start by `LULL_CAMPAIGN_DEATH`, later by a message, which it answers. */
export function dieWhenTold(): void {
  watchDatabases()
  process.on('message', (death: Death) => {
    dieAt(death)
    process.send?.({ type: 'armed' })
  })
  const atOnce = process.env['LULL_CAMPAIGN_DEATH']
  if (atOnce) dieAt(JSON.parse(atOnce) as Death)
}

/** Counts down from now on, and kills this process at the given step, with no chance to tidy up. */
function dieAt(death: Death): void {
  const countDown = createCountDown(death.step)
  if (death.at === 'await') return void createHook({ init: () => undefined, before: countDown }).enable()
  const name = death.at === 'file' ? death.name : ''
  const counts = ([first, second]: readonly unknown[]) => String(first).includes(name) && second !== reading
  for (const act of actsOnFiles) watchAct(fs, act, counts, countDown)
  beforeSql = (sql) => {
    if (counts([sql])) countDown()
  }
  watchAct(childProcess, 'spawn', counts, countDown)
  watchAct(process, 'kill', counts, countDown)
  // What was imported by name is bound anew.
  syncBuiltinESMExports()
}

function createCountDown(steps: number): () => void {
  let left = steps
  const kill = process.kill.bind(process)
  return () => {
    left -= 1
    if (left <= 0) kill(process.pid, 'SIGKILL')
  }
}

/** The flag with which a file is opened that is only read: nobody sees that. */
const reading = 'r'

type Counts = (values: readonly unknown[]) => boolean

function watchAct(owner: object, name: string, counts: Counts, countDown: () => void): void {
  const act = Reflect.get(owner, name) as (...values: readonly unknown[]) => unknown
  // No arrow function: SQLite's methods belong to the connection that they are called on.
  Reflect.set(owner, name, function (this: unknown, ...values: readonly unknown[]) {
    if (counts(values)) countDown()
    return act.apply(this, [...values])
  })
}

interface Sqlite {
  DatabaseSync: new (...values: never[]) => { exec(sql: string): void }
}

/**
 * Makes the SQL of all connections from now on visible to `dieAt`: BEGIN and COMMIT go through `exec`. The methods
 * themselves cannot be replaced, so what the engine is about to load is.
 */
function watchDatabases(): void {
  const require = createRequire(import.meta.url)
  const builtin = process.getBuiltinModule('node:sqlite' as 'node:fs') as unknown as Sqlite | undefined
  if (builtin) builtin.DatabaseSync = watched(builtin)
  const packaged = require('@photostructure/sqlite') as Sqlite
  const cached = require.cache[require.resolve('@photostructure/sqlite')]
  if (cached) cached.exports = { ...packaged, DatabaseSync: watched(packaged) }
}

function watched({ DatabaseSync }: Sqlite): Sqlite['DatabaseSync'] {
  return class extends DatabaseSync {
    override exec(sql: string): void {
      beforeSql(sql)
      super.exec(sql)
    }
  }
}

let beforeSql: (sql: string) => void = () => undefined
