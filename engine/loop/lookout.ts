import { emptyMemory, assess, type Assessment } from '../../core/readiness'
import type { Now } from '../../core/clock'
import type { Paused, SensorName, Settings } from '../../shared/model'
import type { Sampled, Sampler } from '../sensors'

/** The machine as last seen: the sample and what the rules make of it. */
export interface Sight extends Sampled {
  readonly assessment: Assessment
}

export interface Lookout {
  /**
   * Reads these sensors (all by default), judges, and remembers what bands and delays need. What is slower than
   * `patienceMs` is not waited for: its last value counts.
   */
  look(names?: readonly SensorName[], patienceMs?: number): Promise<Sight>
  /** The last sight, judged anew: after a pause, a change of settings, or the mere passing of time. */
  judge(): Sight | undefined
  /** What the rules would make of the last sight under other settings. Nothing is remembered of it. */
  imagine(settings: Settings): Assessment | undefined
}

export interface LookoutParts {
  readonly sampler: Sampler
  readonly clock: () => Now
  readonly settings: () => Settings
  readonly paused: () => Paused | null
}

/** Joins sensors and rules: the one place where a sample becomes readiness. */
export function createLookout({ sampler, clock, settings, paused }: LookoutParts): Lookout {
  let memory = emptyMemory
  let last: Sight | undefined

  function assessUnder(sampled: Sampled, under: Settings): Assessment {
    return assess(sampled.sample, { settings: under, paused: paused() }, memory, clock())
  }

  function judge(sampled: Sampled): Sight {
    const assessment = assessUnder(sampled, settings())
    memory = assessment.memory
    last = { ...sampled, assessment }
    return last
  }

  return {
    look: async (names, patienceMs) => judge(await sampler.sample(names, patienceMs)),
    judge: () => last && judge(last),
    imagine: (under) => last && assessUnder(last, under),
  }
}
