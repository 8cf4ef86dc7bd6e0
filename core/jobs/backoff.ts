import type { Now } from '../clock'
import { triesUsed } from './attempts'
import type { JobRecord } from './record'

/** However often a job was tried, the next try comes within a day. */
const longestBackoffSeconds = 86_400

/** FNV-1a, 32 bits: spreads retries that failed together, and is the same at every replay. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}

/** Seconds to wait after the n-th try: `backoffSeconds` doubled at each one, times a jitter of 0.75 to 1.25. */
export function backoffSeconds(job: JobRecord): number {
  const tries = triesUsed(job)
  const jitter = 0.75 + (hash(`${job.id} ${tries}`) / 0xffffffff) * 0.5
  return Math.min(longestBackoffSeconds, job.spec.retry.backoffSeconds * 2 ** (tries - 1) * jitter)
}

/** When the next try may begin, as an RFC 3339 UTC string. */
export function nextTryAt(job: JobRecord, now: Now): string {
  return new Date(now.wallMs + backoffSeconds(job) * 1000).toISOString()
}

/**
 * Whether a queued job still waits for its time. A clock that reads earlier than the end of the last try was set back,
 * and with it the back-off would last for hours: then it counts as over.
 */
export function isBeforeItsTime(job: JobRecord, now: Now): boolean {
  if (job.notBefore === undefined || Date.parse(job.notBefore) <= now.wallMs) return false
  const triedUntil = job.attempts.at(-1)?.endedAt
  return triedUntil === undefined || Date.parse(triedUntil) <= now.wallMs
}
