/**
 * One moment, given to the core from outside. `wallMs` is Unix time in milliseconds and may jump; `monotonicSeconds`
 * only rises while the machine is up and awake, and starts anew at boot. `timeZone` is the person's IANA zone.
 */
export interface Now {
  readonly wallMs: number
  readonly monotonicSeconds: number
  readonly timeZone: string
}

/** The moment as an RFC 3339 UTC string. */
export function timestamp(now: Now): string {
  return new Date(now.wallMs).toISOString()
}
