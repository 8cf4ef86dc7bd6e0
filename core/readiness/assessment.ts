import type { Limits, Paused, Readiness, Settings } from '../../shared/model'

/**
 * What the rules must remember from one sample to the next, so that bands and delays work. Each entry is a moment of
 * the monotonic clock or a band's present side. It starts empty and is only made by `assess`.
 */
export interface ReadinessMemory {
  /** Rules that hold now, by key, with the wall-clock time since when. */
  readonly holding: Readonly<Record<string, { readonly sinceMs: number }>>
  /** Monotonic seconds since when a rule's figure is over its limit (or, while it holds, under its clear limit). */
  readonly pending: Readonly<Record<string, number>>
  /** Monotonic seconds of the person's returns within the last hour, oldest first: the idle score's stability. */
  readonly returns: readonly number[]
  readonly lastIdleSeconds: number | null
  /** The row of the limits table in force, for its band. */
  readonly limitsRow: LimitsRow | null
}

export type LimitsRow = 'mains' | 'batteryHigh' | 'batteryMiddle' | 'batteryLow' | 'none'

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
