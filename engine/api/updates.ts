import { setTimeout as sleep } from 'node:timers/promises'
import { isOutcome, type Job, type JobId, type Snapshot, type SnapshotUpdate } from '../../shared/model'
import type { JobRecord } from '../../core/jobs'
import type { Present } from '../loop'
import type { ApiParts } from './context'

/** The present names this many jobs at most: what holds something first, then what is next; `status.jobs` counts all. */
const mostActive = 200
export const mostRecent = 20
/** Faces cannot show more than a few changes a second. */
const throttleMs = 100

type Shown = ReadonlyMap<JobId, string>

export interface UpdateParts extends Pick<ApiParts, 'bells' | 'recent' | 'view' | 'status' | 'past'> {
  readonly book: Pick<ApiParts['book'], 'active' | 'get'>
  readonly present: () => Pick<Present, 'next'>
}

/** First the snapshot, then a patch with a rising revision after each such change, as long as somebody listens. */
export async function* updates(
  parts: UpdateParts,
  changes: keyof ApiParts['bells'],
  signal?: AbortSignal,
): AsyncGenerator<SnapshotUpdate, void> {
  const { [changes]: bell, decisions } = parts.bells
  // Rings are counted before the snapshot is made, so that no change falls between the two.
  let rings = bell.rings
  let decided = decisions.rings
  let revision = 0
  const first = snapshot(parts)
  let shown: Shown = fingerprints([...first.active, ...first.recent])
  let toldUntil = first.past.at(-1)?.atSeconds
  yield { type: 'snapshot', revision, snapshot: first }
  while (!signal?.aborted) {
    await bell.after(rings, signal)
    await sleep(throttleMs, undefined, { ref: false })
    if (signal?.aborted) return
    rings = bell.rings
    const onlyFigures = decisions.rings === decided
    decided = decisions.rings
    revision += 1
    const now = changesSince(shown, parts)
    shown = now.shown
    const past = parts.past.since(toldUntil)
    toldUntil = past.at(-1)?.atSeconds ?? toldUntil
    yield { type: 'patch', revision, status: parts.status(), changed: now.changed, past, onlyFigures }
  }
}

function snapshot(parts: UpdateParts): Snapshot {
  const jobs = presentJobs(parts)
  return {
    status: parts.status(),
    active: jobs.filter(({ state }) => !isOutcome(state)),
    recent: jobs.filter(({ state }) => isOutcome(state)),
    past: parts.past.since(),
  }
}

function presentJobs({ book, present, recent, view }: UpdateParts): readonly Job[] {
  const next = new Map(
    present()
      .next.slice(0, mostActive)
      .map((id, place) => [id, place]),
  )
  const rank = ({ id, state }: JobRecord) => (state === 'queued' ? (next.get(id) ?? mostActive) : -1)
  const active = book.active().toSorted((one, other) => rank(one) - rank(other))
  return [...active.slice(0, mostActive), ...recent()].map(view)
}

/**
 * What differs from what was shown. A job that the present names no more is followed to its end: more may end at once than
 * it names, and whoever mirrors it would otherwise keep them as they were.
 */
function changesSince(
  shown: Shown,
  parts: UpdateParts,
): { readonly changed: readonly Job[]; readonly shown: Shown } {
  const named = presentJobs(parts)
  const unnamed = new Set(shown.keys())
  for (const { id } of named) unnamed.delete(id)
  const followed = [...unnamed].flatMap((id) => parts.book.get(id) ?? []).map(parts.view)
  const all = [...named, ...followed]
  const texts = fingerprints(all)
  const changed = all.filter(({ id }) => texts.get(id) !== shown.get(id))
  for (const { id, state } of followed) if (isOutcome(state)) texts.delete(id)
  return { changed, shown: texts }
}

function fingerprints(jobs: readonly Job[]): Map<JobId, string> {
  return new Map(jobs.map((job) => [job.id, JSON.stringify(job)]))
}
