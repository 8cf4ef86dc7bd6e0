import type { Now } from '../clock'
import { type Ms, toMs, toSeconds } from './trace'

/** Turns moments of a trace into the clocks that the rules are given. */
export interface Timeline {
  readonly everyMs: Ms
  /** The first and the last moment of the trace. */
  readonly fromMs: Ms
  readonly endMs: Ms
  /** The one boot that a trace is taken to be of. */
  readonly bootId: string
  nowAt(atMs: Ms): Now
}

export interface TimelineParts {
  readonly everySeconds: number
  readonly fromMs: Ms
  readonly endMs: Ms
  /** Unix time of the trace's zero. */
  readonly startsAtMs: number
  readonly timeZone: string
}

export function openTimeline({ everySeconds, startsAtMs, timeZone, ...bounds }: TimelineParts): Timeline {
  return {
    ...bounds,
    everyMs: Math.max(1, toMs(everySeconds)),
    bootId: 'simulation',
    nowAt: (atMs) => ({ wallMs: startsAtMs + atMs, monotonicSeconds: toSeconds(atMs), timeZone }),
  }
}
