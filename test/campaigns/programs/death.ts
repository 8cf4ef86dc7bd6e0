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
  'mkdirSync',
  'openSync',
  'closeSync',
  'copyFileSync',
  'truncateSync',
  'rmSync',
  'rmdirSync',
  'unlinkSync',
] as const

/** Counts down from now on, and kills this process at the given step, with no chance to tidy up. */
export function dieAt(death: Death): void {
  const countDown = createCountDown(death.step)
  if (death.at === 'await') return void createHook({ init: () => undefined, before: countDown }).enable()
  const name = death.at === 'file' ? death.name : ''
  const counts = (values: readonly unknown[]) => String(values[0]).includes(name)
  for (const act of actsOnFiles) watchAct(fs, act, counts, countDown)
  for (const database of databases()) watchAct(database, 'exec', counts, countDown)
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

type Counts = (values: readonly unknown[]) => boolean

function watchAct(owner: object, name: string, counts: Counts, countDown: () => void): void {
  const act = Reflect.get(owner, name) as (...values: readonly unknown[]) => unknown
  // No arrow function: SQLite's methods belong to the connection that they are called on.
  Reflect.set(owner, name, function (this: unknown, ...values: readonly unknown[]) {
    if (counts(values)) countDown()
    return act.apply(this, [...values])
  })
}

/** SQLite, the one of this Node and the one in its place: BEGIN and COMMIT go through `exec`. */
function databases(): readonly object[] {
  const require = createRequire(import.meta.url)
  const packaged = require('@photostructure/sqlite') as {
    readonly DatabaseSync: { readonly prototype: object }
  }
  const builtin = process.getBuiltinModule('node:sqlite' as 'node:fs') as unknown as
    | typeof packaged
    | undefined
  return [packaged, ...(builtin ? [builtin] : [])].map(({ DatabaseSync }) => DatabaseSync.prototype)
}
