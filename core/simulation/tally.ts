import type { Ms } from './trace'

/** A job frozen sooner than this after it went on has been disturbed for nothing: a flap. */
const flapMs = 60_000

/** What is true of the machine over a span of time. */
export interface Span {
  readonly running: boolean
  readonly felt: boolean
  readonly wasting: boolean
}

/** Counts what happens, and how long what was true. Whole milliseconds, so that how time is cut changes no sum. */
export interface Tally {
  readonly count: Readonly<Record<Counted, number>>
  readonly spent: Readonly<Record<Spent, Ms>>
  pass(ms: Ms, span: Span): void
  add(what: Counted): void
  /** A job that went on so long ago was frozen. */
  addFreeze(afterMs: Ms): void
}

type Counted = 'starts' | 'freezes' | 'thaws' | 'flaps' | 'deadlineMisses' | 'ended'
type Spent = 'harvested' | 'wasted' | 'overlap'

export function openTally(): Tally {
  const count = { starts: 0, freezes: 0, thaws: 0, flaps: 0, deadlineMisses: 0, ended: 0 }
  const spent = { harvested: 0, wasted: 0, overlap: 0 }
  const add = (what: Counted) => void (count[what] += 1)
  return {
    count,
    spent,
    pass: (ms, { running, felt, wasting }) => {
      if (running) spent.harvested += ms
      else if (wasting) spent.wasted += ms
      if (running && felt) spent.overlap += ms
    },
    add,
    addFreeze: (afterMs) => {
      add('freezes')
      if (afterMs < flapMs) add('flaps')
    },
  }
}
