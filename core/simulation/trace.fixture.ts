import { JobFile, Settings, type JobFileInput, type TraceLine } from '../../shared/model'
import { simulate } from './simulate'
import type { Report, SimulatedJob, SimulationInput } from './simulation'

const GIB = 1024 ** 3

/** Monday 2 March 2026, midnight UTC. */
export const mondayMs = Date.UTC(2026, 2, 2)

/** A job that works for so long. */
export function job(seconds: number, file: JobFileInput = {}, atSeconds = 0): SimulatedJob {
  return { file: JobFile.parse({ command: ['work'], ...file }), seconds, atSeconds }
}

/** The input of a simulation on a machine with 4 processors; without jobs given, one of a day. */
export function inputWith(trace: readonly TraceLine[], more: Partial<SimulationInput> = {}): SimulationInput {
  return {
    trace,
    jobs: [job(86_400)],
    settings: Settings.parse({}),
    size: { cpus: 4, memoryBytes: 16 * GIB },
    timeZone: 'UTC',
    startsAtMs: mondayMs,
    ...more,
  }
}

/** The report of a simulation whose jobs are in order. */
export function replay(trace: readonly TraceLine[], more: Partial<SimulationInput> = {}): Report {
  const simulation = simulate(inputWith(trace, more))
  if (!simulation.ok) throw new Error(simulation.errors[0]?.message)
  return simulation.report
}
