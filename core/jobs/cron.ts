import { Cron } from 'croner'
import type { Now } from '../clock'

export type CronReading =
  | { readonly ok: true; readonly next: string }
  | { readonly ok: false; readonly problem: string }

/** The form of a cron line, for errors. */
export const cronForm =
  'A cron line has five fields: minute (0-59), hour (0-23), day of month (1-31), month (1-12), day of week (0-7), like "0 3 * * *".'

/**
 * When a cron line fires next after `now`, on the clock of the person's time zone, as an RFC 3339 UTC string; or what
 * is wrong with the line. `@daily` and its kin are lines too.
 */
export function readCron(line: string, now: Now): CronReading {
  const fields = line.trim().split(/\s+/)
  if (fields.length !== 5 && !/^@[a-z]+$/i.test(line.trim()))
    return { ok: false, problem: `"${line}" has ${fields.length} fields` }
  const next = nextFiringOf(line.trim(), now)
  if (next instanceof Error) return { ok: false, problem: `"${line}" cannot be read: ${next.message}` }
  return next === null
    ? { ok: false, problem: `"${line}" never fires` }
    : { ok: true, next: next.toISOString() }
}

/** croner throws what it cannot read; here that is an answer. */
function nextFiringOf(line: string, now: Now): Date | null | Error {
  try {
    const cron = new Cron(line, { timezone: now.timeZone, mode: '5-part', paused: true })
    return cron.nextRun(new Date(now.wallMs))
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}
