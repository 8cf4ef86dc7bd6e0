import { clockTime, nextOpening, withinHours } from '../../hours'
import type { FactRule } from './rule'

/** The person's own pause, until it is over or they resume. */
export const pauseRule: FactRule = {
  kind: 'fact',
  key: 'paused',
  code: 'paused',
  effect: 'veto',
  reads: [],
  find: ({ paused, now }) => {
    if (paused === null) return null
    if (paused.until === null) return {}
    const endsAtMs = Date.parse(paused.until)
    return endsAtMs > now.wallMs ? { limit: paused.until, endsAtMs } : null
  },
}

/** The hours in which the person lets jobs run, by the clock of their time zone. */
export const hoursRule: FactRule = {
  kind: 'fact',
  key: 'outsideHours',
  code: 'outsideHours',
  effect: 'veto',
  reads: ['hours'],
  find: ({ settings: { hours }, now }) => {
    if (hours === null || withinHours(hours, now)) return null
    const value = clockTime(now.wallMs, now.timeZone)
    return { value, limit: hours, endsAtMs: nextOpening(hours, now) }
  },
}
