import { ln } from '../elementary'
import type { Random } from '../random'

/**
 * One race of the theory of visual attention (Bundesen 1990, Psychol. Rev. 97, 523; Shibuya and Bundesen 1988): each item
 * finishes after an exponential time with its own rate, and the first to finish enter visual short-term memory, until it is
 * full or the time is over.
 */
export interface Race {
  /** Items that entered, in this order: the first `entered` places hold. */
  readonly order: Uint8Array
  /** When they did, seconds from the start. */
  readonly times: Float64Array
  /** Runs once; says how many entered. */
  run(slots: number, seconds: number): number
}

export function createRace(rates: Float64Array, random: Random): Race {
  const order = new Uint8Array(rates.length)
  const times = new Float64Array(rates.length)

  /** Keeps the finishers sorted by time. */
  function place(item: number, time: number, finished: number): void {
    let at = finished
    for (; at > 0 && (times[at - 1] as number) > time; at--) {
      times[at] = times[at - 1] as number
      order[at] = order[at - 1] as number
    }
    times[at] = time
    order[at] = item
  }

  function run(slots: number, seconds: number): number {
    let finished = 0
    for (let item = 0; item < rates.length; item++) {
      const time = -ln(1 - random.uniform()) / (rates[item] as number)
      if (!(time < seconds)) continue // without weight, 0/0 is no number and all else endless: it never finishes
      place(item, time, finished)
      finished += 1
    }
    return Math.min(slots, finished)
  }

  return { order, times, run }
}

/** Slots of short-term memory in one trial: a capacity of 3.5 is 3 or 4, each half of the time. */
export function slotsIn(capacity: number, random: Random): number {
  const whole = Math.floor(capacity)
  return whole + (random.uniform() < capacity - whole ? 1 : 0)
}
