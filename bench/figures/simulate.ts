import type { TraceLine } from '../../shared/model'
import { inputOf, replay, type TraceName } from '../../test/simulation/traces'
import type { Bench, Measured } from '../bench'

const days = 30

export const simulate: Bench = {
  name: 'simulate',
  what: `the simulator: ${days} days of synthetic traces, decided at every second`,
  figures: [
    figure('simulate.office', 'of an office laptop'),
    figure('simulate.gaming', 'of a gaming desktop'),
  ],
  async run(lab): Promise<Measured> {
    const rows = []
    for (let run = 1; run <= lab.runs; run++) {
      lab.say(`run ${run} of ${lab.runs}`)
      rows.push({ office: timeOf('office-laptop'), gaming: timeOf('gaming-desktop') })
    }
    return {
      'simulate.office': rows.map(({ office }) => [office]),
      'simulate.gaming': rows.map(({ gaming }) => [gaming]),
    }
  },
}

function figure(name: string, whose: string) {
  const what = `${days} days ${whose}, decided at every second, with an endless queue of jobs`
  return { name, what, unit: 'ms', statistic: 'median', bar: { limit: 10_000 } } as const
}

/** Milliseconds that the simulation of the trace takes, repeated until it is 30 days long. */
function timeOf(name: TraceName): number {
  const input = inputOf(name)
  const trace = repeated(input.trace)
  const from = performance.now()
  const { decisions } = replay({ ...input, trace })
  const ms = performance.now() - from
  if (decisions !== days * 86_400 + 1) throw new Error(`decided ${decisions} times`)
  return ms
}

function repeated(trace: readonly TraceLine[]): readonly TraceLine[] {
  const length = trace.at(-1)?.atSeconds ?? 0
  const end = days * 86_400
  const times = Array.from({ length: Math.ceil(end / length) }, (_, at) => at * length)
  const lines = times.flatMap((from) => trace.map((line) => ({ ...line, atSeconds: from + line.atSeconds })))
  return [...lines.filter(({ atSeconds }) => atSeconds < end), { atSeconds: end }]
}
