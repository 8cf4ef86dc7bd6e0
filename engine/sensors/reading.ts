import type { Reading } from './sensor'

/** A reading that succeeded. `source` names where the value came from, for `lull doctor` and the log. */
export function seen<T>(value: T, source: string): Reading<T> {
  return { ok: true, value, source }
}

/** A sensor that should answer and cannot: what is the case, and what a person can do about it. */
export function blind(message: string, hint: string): Reading<never> {
  return { ok: false, blind: { message, hint } }
}
