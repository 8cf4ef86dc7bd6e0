import { readFileSync } from 'node:fs'
import path from 'node:path'
import { simulate, type Report, type SimulationInput } from '../../core/simulation'
import { Settings, type TraceLine } from '../../shared/model'
import { parseSimulatedJobs } from '../../cli/simulation/simulated-jobs'
import { parseTrace } from '../../cli/simulation/trace-file'

const GIB = 1024 ** 3

/** The synthetic traces, and the machines that they are of. */
export const traceNames = ['office-laptop', 'gaming-desktop', 'flapping-load'] as const
export type TraceName = (typeof traceNames)[number]

const sizes = {
  'office-laptop': { cpus: 8, memoryBytes: 16 * GIB },
  'gaming-desktop': { cpus: 16, memoryBytes: 32 * GIB },
  'flapping-load': { cpus: 4, memoryBytes: 8 * GIB },
} as const satisfies Record<TraceName, SimulationInput['size']>

/** A file in the folder of the traces. */
export const traceFile = (name: string) => path.resolve('test/simulation/traces', name)
const textOf = (name: string) => readFileSync(traceFile(name), 'utf8')

export function readTrace(name: TraceName): readonly TraceLine[] {
  return parseTrace(textOf(`${name}.jsonl`), `${name}.jsonl`)
}

/** The input of a simulation of this trace with an endless queue, by the default settings. */
export function inputOf(name: TraceName): SimulationInput {
  const trace = readTrace(name)
  return {
    trace,
    jobs: null,
    settings: Settings.parse({}),
    size: sizes[name],
    timeZone: 'UTC',
    startsAtMs: Date.parse(trace[0]?.startsAt ?? ''),
  }
}

/** A report whose jobs are known to be in order. */
export function replay(input: SimulationInput): Report {
  const simulation = simulate(input)
  if (!simulation.ok) throw new Error(simulation.errors[0]?.message)
  return simulation.report
}

/** What the golden reports hold: the trace with an endless queue, and with the jobs of `jobs.yaml`. */
export function goldenOf(name: TraceName) {
  const { jobs } = parseSimulatedJobs(textOf('jobs.yaml'), 'jobs.yaml')
  return { endless: replay(inputOf(name)), jobs: replay({ ...inputOf(name), jobs }) }
}
