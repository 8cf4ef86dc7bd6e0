import type { JobFile, JobId } from '../../shared/model'
import type { AcceptError } from './accept-error'
import { fieldPath, invalid } from './accept-error'
import type { JobRecord } from './record'

/** The ids that each job of a list waits for, in the list's order, or what is wrong with their names. */
export interface Dependencies {
  readonly ids: readonly (readonly JobId[])[]
  readonly errors: readonly AcceptError[]
}

/** A reference settled: a job of the same list by its place in it, or one that exists. */
type Target = { readonly at: number } | { readonly id: JobId }

/**
 * Settles `after`: a name within the same list comes first, then the id, unique prefix or name of an existing job (as
 * `findJob` finds it). Unknown and ambiguous names and circles are errors.
 */
export function settleDependencies(
  files: readonly JobFile[],
  names: readonly string[],
  newIds: readonly JobId[],
  findJob: (ref: string) => JobRecord | undefined,
): Dependencies {
  const positions = positionsByName(names)
  const errors: AcceptError[] = []
  const targets = files.map((file, index) =>
    file.when.after.flatMap((ref, position): Target[] => {
      const found = findTarget(ref, positions, findJob)
      if ('at' in found || 'id' in found) return [found]
      errors.push(invalid(fieldPath(files, index, `when.after[${position}]`), found.message, found.hint))
      return []
    }),
  )
  const within = targets.map((of) => of.flatMap((target) => ('at' in target ? [target.at] : [])))
  const circle = findCircle(within)
  if (circle !== null) errors.push(circleError(files, names, circle))
  const ids = targets.map((of) => unique(of.flatMap((target) => idOf(target, newIds))))
  return { ids, errors }
}

function idOf(target: Target, newIds: readonly JobId[]): readonly JobId[] {
  if ('id' in target) return [target.id]
  const id = newIds[target.at]
  return id === undefined ? [] : [id]
}

function unique<T>(items: readonly T[]): readonly T[] {
  return items.length < 2 ? items : [...new Set(items)]
}

function positionsByName(names: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const positions = new Map<string, number[]>()
  names.forEach((name, index) => {
    const known = positions.get(name)
    if (known === undefined) positions.set(name, [index])
    else known.push(index)
  })
  return positions
}

function findTarget(
  ref: string,
  positions: ReadonlyMap<string, readonly number[]>,
  findJob: (ref: string) => JobRecord | undefined,
): Target | { readonly message: string; readonly hint: string } {
  const [at, another] = positions.get(ref) ?? []
  if (at !== undefined && another !== undefined) {
    return { message: `several jobs of this list are called "${ref}"`, hint: 'Give each a name of its own.' }
  }
  if (at !== undefined) return { at }
  const job = findJob(ref)
  if (job !== undefined) return { id: job.id }
  return {
    message: `there is no job "${ref}" to wait for`,
    hint: 'Name a job of the same list, or an id or a name that `lull ls` shows.',
  }
}

/** Positions that wait for each other in a circle, first to last, or `null`. Takes time in proportion to the list. */
function findCircle(waitsFor: readonly (readonly number[])[]): readonly number[] | null {
  const open = waitsFor.map((targets) => new Set(targets))
  const waiters = waitsFor.map((): number[] => [])
  open.forEach((targets, index) => targets.forEach((target) => waiters[target]?.push(index)))
  const free = open.flatMap((targets, index) => (targets.size === 0 ? [index] : []))
  for (let next = free.pop(); next !== undefined; next = free.pop()) {
    for (const waiter of waiters[next] ?? []) {
      open[waiter]?.delete(next)
      if (open[waiter]?.size === 0) free.push(waiter)
    }
  }
  const start = open.findIndex((targets) => targets.size > 0)
  return start < 0 ? null : walkCircle(open, start)
}

/** Every job still open waits for another open one, so a walk along them must come back to where it has been. */
function walkCircle(open: readonly ReadonlySet<number>[], start: number): readonly number[] {
  const path: number[] = []
  const seenAt = new Map<number, number>()
  let at = start
  while (!seenAt.has(at)) {
    seenAt.set(at, path.length)
    path.push(at)
    at = [...(open[at] ?? [])][0] ?? at
  }
  return path.slice(seenAt.get(at))
}

function circleError(
  files: readonly JobFile[],
  names: readonly string[],
  circle: readonly number[],
): AcceptError {
  const first = circle[0] ?? 0
  const spelled = [...circle, first].map((index) => names[index]).join(' -> ')
  return invalid(
    fieldPath(files, first, 'when.after'),
    `these jobs wait for each other: ${spelled}`,
    'Take one of them out of the other’s `after`.',
  )
}
