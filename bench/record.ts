import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import type { Machine } from './machine'
import type { BenchResult } from './report'

/** The figures that are checked in: the last recorded run of each bench, all of one machine. */
export interface Recorded {
  readonly machine: Machine
  readonly results: readonly (BenchResult & { readonly measuredAt: string })[]
}

/** Puts the results in place of earlier ones of the same benches; those of another machine go. `order` names all benches. */
export function recorded(
  before: Recorded | undefined,
  { machine, results }: Recorded,
  order: readonly string[],
): Recorded {
  const kept = isDeepStrictEqual(before?.machine, machine) ? (before?.results ?? []) : []
  const isNew = (name: string) => results.some((result) => result.name === name)
  const all = [...kept.filter(({ name }) => order.includes(name) && !isNew(name)), ...results]
  return { machine, results: all.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name)) }
}

/** Updates the file, which may not be there yet. */
export function record(file: string, now: Recorded, order: readonly string[]): void {
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Recorded) : undefined
  writeFileSync(file, `${JSON.stringify(recorded(before, now, order), brief, 1)}\n`)
}

/** Four significant digits: no figure here is better than that, and people read the differences. */
function brief(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value
}
