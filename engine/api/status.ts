import type { Cost, EngineInfo, Paused, Settings, Status } from '../../shared/model'
import type { Now } from '../../core/clock'
import type { Present } from '../loop'
import type { Store } from '../store'

export interface StatusParts {
  readonly engine: () => EngineInfo
  readonly store: Store
  readonly settings: () => Settings
  readonly present: () => Present
  readonly clock: () => Now
}

/** The machine as it is now, put together for showing. */
export function createStatus(parts: StatusParts): () => Status {
  return () => {
    const { sample, blind, assessment } = parts.present().sight
    return {
      engine: parts.engine(),
      readiness: assessment.readiness,
      limits: assessment.limits,
      sample,
      jobs: parts.store.countByState(),
      paused: stillPaused(parts.store.paused(), parts.clock()),
      blind,
      cost: nothingSpent(parts.settings()),
    }
  }
}

/** A pause that has run out is none. */
export function stillPaused(paused: Paused | null, now: Now): Paused | null {
  return paused?.until && Date.parse(paused.until) <= now.wallMs ? null : paused
}

/** Only this machine works, and it charges nothing. */
function nothingSpent({ budget }: Settings): Cost {
  return { todayUsd: 0, weekUsd: 0, monthUsd: 0, reservedUsd: 0, savedUsd: 0, limits: budget }
}
