import { emptyMemory, assess, type Assessment } from '../../core/readiness'
import type { Now } from '../../core/clock'
import type { BlindSensor, Paused, Sample, SensorName, Settings } from '../../shared/model'
import type { Sampler } from '../sensors'

/** The machine as last seen: the sample and what the rules make of it. */
export interface Sight {
  readonly sample: Sample
  readonly blind: readonly BlindSensor[]
  readonly assessment: Assessment
}

export interface Lookout {
  /** Reads these sensors (all by default), judges, and remembers what bands and delays need. */
  look(names?: readonly SensorName[]): Promise<Sight>
  /** The last sight, judged anew: after a pause, a change of settings, or the mere passing of time. */
  judge(): Sight | undefined
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

  function judgeSample(sample: Sample, blind: readonly BlindSensor[]): Sight {
    const assessment = assess(sample, { settings: settings(), paused: paused() }, memory, clock())
    memory = assessment.memory
    last = { sample, blind, assessment }
    return last
  }

  return {
    look: async (names) => {
      const { sample, blind } = await sampler.sample(names)
      return judgeSample(sample, blind)
    },
    judge: () => last && judgeSample(last.sample, last.blind),
  }
}
