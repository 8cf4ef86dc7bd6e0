import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { IdleAnswer } from './source'

const run = promisify(execFile)

/** A process for every look would be a load of its own, so one answer serves for this long. */
const LOOK_EVERY_MS = 1_000

/**
 * Idle time on macOS without Electron: `HIDIdleTime` of the input system, through `ioreg`, once a second (about 10 ms of
 * processor time each). Untested: no Mac was at hand.
 */
export function createIoregAsk(): () => Promise<IdleAnswer> {
  let last: { readonly at: number; readonly answer: Promise<IdleAnswer> } | null = null
  return () => {
    const now = performance.now()
    if (last === null || now - last.at > LOOK_EVERY_MS) last = { at: now, answer: askIoreg() }
    return last.answer
  }
}

async function askIoreg(): Promise<IdleAnswer> {
  try {
    const { stdout } = await run('/usr/sbin/ioreg', ['-c', 'IOHIDSystem', '-d', '4'], { timeout: 2_000 })
    return parseIoreg(stdout)
  } catch (error) {
    return silent(error instanceof Error ? error.message : String(error))
  }
}

/** Finds the nanoseconds in what `ioreg` prints. */
export function parseIoreg(text: string): IdleAnswer {
  const nanoseconds = /"HIDIdleTime"\s*=\s*(\d+)/.exec(text)?.[1]
  if (nanoseconds === undefined) return silent('no HIDIdleTime in its output')
  return { kind: 'idle', seconds: Number(nanoseconds) / 1e9 }
}

const silent = (why: string): IdleAnswer => ({
  kind: 'silent',
  message: `ioreg does not say how long this Mac has been idle: ${why}.`,
  hint: 'Start Lull as an app from your own session; over ssh the input system may be out of reach.',
})
