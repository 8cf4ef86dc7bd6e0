import type { Cost, EngineInfo, JobId, NextJob, Paused, Settings, Status } from '../../shared/model'
import type { Now } from '../../core/clock'
import type { JobBook, Present } from '../loop'
import type { Store } from '../store'

/** So many are named of those that wait for their turn. */
const mostNext = 5

export interface StatusParts {
  readonly engine: () => EngineInfo
  readonly store: Store
  readonly settings: () => Settings
  readonly present: () => Present
  readonly book: Pick<JobBook, 'get'>
  readonly clock: () => Now
}

/** The machine as it is now, put together for showing. */
export function createStatus(parts: StatusParts): () => Status {
  return () => {
    const { sight, next } = parts.present()
    const { sample, blind, assessment } = sight
    return {
      engine: parts.engine(),
      readiness: assessment.readiness,
      limits: assessment.limits,
      sample,
      jobs: parts.store.countByState(),
      next: nextJobs(next, parts.book),
      paused: stillPaused(parts.store.paused(), parts.clock()),
      blind,
      cost: nothingSpent(parts.settings()),
    }
  }
}

/** A turn was planned a moment ago: who has ended or begun to run since then waits no more. */
function nextJobs(ids: readonly JobId[], book: Pick<JobBook, 'get'>): readonly NextJob[] {
  const waiting: NextJob[] = []
  for (const id of ids) {
    if (waiting.length === mostNext) break
    const job = book.get(id)
    if (job?.state === 'queued' || job?.state === 'frozen') waiting.push({ id, name: job.name })
  }
  return waiting
}

/** A pause that has run out is none. */
export function stillPaused(paused: Paused | null, now: Now): Paused | null {
  return paused?.until && Date.parse(paused.until) <= now.wallMs ? null : paused
}

/** Only this machine works, and it charges nothing. */
function nothingSpent({ budget }: Settings): Cost {
  return { todayUsd: 0, weekUsd: 0, monthUsd: 0, reservedUsd: 0, savedUsd: 0, limits: budget }
}
