import type { Limits, Paused, Readiness, Settings } from '../../shared/model'
import type { LimitsRow } from './limits'
import type { Returns } from './returns'

/**
 * What the rules must remember from one sample to the next, so that bands and delays work. It starts empty and is only
 * made by `assess`. Delays run by the monotonic clock alone; wall-clock time is kept for people to read.
 */
export interface ReadinessMemory extends Returns {
  /** Rules that hold now, by key, with the wall-clock time since when. */
  readonly holding: Readonly<Record<string, { readonly sinceMs: number }>>
  /** Monotonic seconds since when a rule's figure is past its limit (or, while it holds, clear). */
  readonly pending: Readonly<Record<string, number>>
  /** The row of the limits table in force, for its band; `null` before power was ever seen. */
  readonly limitsRow: LimitsRow | null
}

export const emptyMemory: ReadinessMemory = {
  holding: {},
  pending: {},
  returns: [],
  lastIdleSeconds: null,
  limitsRow: null,
}

/** What a person set by hand or in the settings, as far as readiness depends on it. */
export interface Policy {
  readonly settings: Settings
  readonly paused: Paused | null
}

/** The outcome of `assess`: what people see, what the planner obeys, and what the next assessment needs. */
export interface Assessment {
  readonly readiness: Readiness
  readonly limits: Limits
  readonly memory: ReadinessMemory
}
