import type { Sample, TraceLine } from '../../shared/model'
import type { Crew } from './crew'
import type { Tally } from './tally'
import { feltUntil, sampleAt, stretchesOf, type Ms } from './trace'

/** The time of a trace as it passes: what the sensors see, and what meanwhile happens and is counted. */
export interface Passage {
  clock(): Ms
  /** When the trace next changes what the sensors see. */
  changesMs(): Ms
  /** What they see at a moment before that. */
  sampleAt(atMs: Ms): Sample
  /** Lets time pass; `wasting`: whether a second in which nothing runs is a wasted one. */
  advance(toMs: Ms, wasting: boolean): void
}

/** Throws a RangeError for a trace without a line. */
export function openPassage(trace: readonly TraceLine[], crew: Crew, tally: Tally): Passage {
  const stretches = stretchesOf(trace)
  let stretch = stretches[0] ?? raise()
  let next = 1
  let clock = stretch.fromMs
  enter()

  /** Goes to the stretch that holds now: the last of those that begin at one moment. */
  function enter(): void {
    for (let one = stretches[next]; one && one.fromMs <= clock; one = stretches[next]) {
      stretch = one
      next += 1
    }
  }

  /** Until when nothing changes that is counted. */
  function spanEnd(toMs: Ms): Ms {
    const feltMs = feltUntil(stretch)
    return Math.min(toMs, stretch.toMs, crew.nextMs(), feltMs > clock ? feltMs : Infinity)
  }

  return {
    clock: () => clock,
    changesMs: () => stretch.toMs,
    sampleAt: (atMs) => sampleAt(stretch, atMs),
    advance: (toMs, wasting) => {
      while (clock < toMs) {
        const endMs = spanEnd(toMs)
        tally.pass(endMs - clock, { running: crew.running() > 0, felt: feltUntil(stretch) > clock, wasting })
        clock = endMs
        crew.happen(clock)
        enter()
      }
    },
  }
}

function raise(): never {
  throw new RangeError('a trace has at least one line')
}
