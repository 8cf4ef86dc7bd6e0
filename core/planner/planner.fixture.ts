import type { JobId, Outcome, Reason, Sample } from '../../shared/model'
import { Settings } from '../../shared/model'
import { bootId, noon } from '../jobs/job.fixture'
import type { JobRecord } from '../jobs'
import { assess, emptyMemory } from '../readiness'
import type { Assessment } from '../readiness'
import { quiet } from '../readiness/machine.fixture'
import { localPlace } from './place'
import { plan } from './plan'
import type { Place, Plan, PlannerState } from './plan-types'

const GIB = 1024 ** 3
export const machineSize = { cpus: 4, memoryBytes: 16 * GIB }

export const gpu = {
  index: 0,
  name: 'Mock',
  utilizationPercent: 0,
  memoryUsedBytes: 0,
  memoryTotalBytes: 8 * GIB,
  temperatureCelsius: 40,
  mock: true,
  processes: [],
}

export function settingsWith(changes: Parameters<typeof Settings.parse>[0] = {}): Settings {
  return Settings.parse(changes)
}

/** This machine as a place, with these things changed on a quiet one. */
export function placeWith(change: Partial<Sample> = {}, settings = settingsWith()): Place {
  const sample = { ...quiet, ...change }
  return localPlace(machineSize, sample, assess(sample, { settings, paused: null }, emptyMemory, noon))
}

/** A place under these vetoes and waits, whatever the sensors say. */
export function placeUnder(vetoes: readonly Reason[], waits: readonly Reason[] = []): Place {
  const place = placeWith()
  const assessment: Assessment = {
    ...place.assessment,
    readiness: { ...place.assessment.readiness, vetoes, waits },
  }
  return { ...place, assessment }
}

export function reason(code: Reason['code']): Reason {
  return { code, message: `${code} holds`, hint: 'wait' }
}

export function stateWith(jobs: readonly JobRecord[], more: Partial<PlannerState> = {}): PlannerState {
  return {
    jobs,
    outcomes: new Map<JobId, Outcome>(),
    settings: settingsWith(),
    busy: new Set(),
    yielding: new Set(),
    bootId,
    ...more,
  }
}

export function planFor(
  jobs: readonly JobRecord[],
  place = placeWith(),
  more: Partial<PlannerState> = {},
  now = noon,
): Plan {
  return plan(stateWith(jobs, more), [place], now)
}

/** `start a`, `freeze b`: the orders of a plan in short. */
export function ordersOf({ actions }: Plan): readonly string[] {
  return actions.map(({ type, job }) => `${type} ${job}`)
}

/** The codes of a job's reasons. */
export function whyOf({ reasons }: Plan, job: JobRecord): readonly string[] {
  return (reasons.get(job.id) ?? []).map(({ code }) => code)
}
