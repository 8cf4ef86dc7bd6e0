import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { type GivenParams, soloCrew } from '../../tasks'
import { neuralSimulation } from '../../tasks/neural_simulation'
import { type Bench, CannotMeasure, type Measured } from '../bench'
import type { Lab } from '../lab'

/** Networks of Brunel (2000), g = 5 and twice the threshold rate, on one thread. */
export const brunel: Bench = {
  name: 'brunel',
  what: 'what a simulated second of a network of 12,500 neurons costs, and how it grows',
  figures: [
    {
      name: 'brunel.build',
      what: 'processor time to draw the 15.6 million synapses of 12,500 neurons',
      unit: 'ms',
      statistic: 'median',
    },
    {
      name: 'brunel.second',
      what: 'processor time for one simulated second of 12,500 neurons',
      unit: 'ms',
      statistic: 'median',
    },
    ...[1000, 12_500, 50_000].map(
      (neurons) =>
        ({
          name: `brunel.neuron-${neurons}`,
          what: `the same for each neuron, in a network of ${neurons}`,
          unit: 'ms',
          statistic: 'median',
        }) as const,
    ),
  ],
  async run(lab): Promise<Measured> {
    const rows = Array.from({ length: lab.runs }, () => ({
      small: simulate(lab, 1000),
      published: simulate(lab, 12_500),
      large: simulate(lab, 50_000),
    }))
    return {
      'brunel.build': rows.map(({ published }) => [published.buildMs]),
      'brunel.second': rows.map(({ published }) => [published.secondMs]),
      'brunel.neuron-1000': rows.map(({ small }) => [small.secondMs / 1000]),
      'brunel.neuron-12500': rows.map(({ published }) => [published.secondMs / 12_500]),
      'brunel.neuron-50000': rows.map(({ large }) => [large.secondMs / 50_000]),
    }
  },
}

/** The same network in Brian 2 with generated and compiled code, and ours beside it. */
export const brunelBeside: Bench = {
  name: 'brunel-brian',
  what: 'the network of 12,500 neurons beside Brian 2 (python3-brian, cython)',
  figures: [
    {
      name: 'brunel-brian.build',
      what: 'time in which Brian 2 builds the network and generates its code; compiled code may be cached',
      unit: 'ms',
      statistic: 'median',
    },
    {
      name: 'brunel-brian.second',
      what: 'processor time of Brian 2 for one simulated second',
      unit: 'ms',
      statistic: 'median',
    },
    {
      name: 'brunel-brian.share',
      what: 'our processor time for one simulated second as a share of that of Brian 2',
      unit: '%',
      statistic: 'median',
      bar: { limit: 33.3, note: 'three times as fast' },
    },
  ],
  async run(lab): Promise<Measured> {
    const rows = []
    for (let run = 1; run <= lab.runs; run++) {
      lab.say(`Brian 2, run ${run} of ${lab.runs}`)
      rows.push({ brian: await simulateInBrian(), ours: simulate(lab, 12_500) })
    }
    return {
      'brunel-brian.build': rows.map(({ brian }) => [1000 * brian.buildSeconds]),
      'brunel-brian.second': rows.map(({ brian }) => [1000 * brian.secondSeconds]),
      'brunel-brian.share': rows.map(({ brian, ours }) => [ours.secondMs / (10 * brian.secondSeconds)]),
    }
  },
}

/** Milliseconds that are simulated before anything counts; see `settlingMs` of the network. */
const settlingMs = 150

function simulate(lab: Lab, numNeurons: number): { readonly buildMs: number; readonly secondMs: number } {
  lab.say(`${numNeurons} neurons`)
  const durationMs = lab.quick ? 250 : 850
  const params: GivenParams = { model: 'brunel', numNeurons, durationMs }
  const begun = processorMs()
  const run = neuralSimulation.begin(params, { texts: {}, crew: soloCrew })
  const built = processorMs()
  while (run.progress < 1) run.step()
  const seconds = (settlingMs + durationMs) / 1000
  return { buildMs: built - begun, secondMs: (processorMs() - built) / seconds }
}

function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const python = '/usr/bin/python3'

async function simulateInBrian(): Promise<{ readonly buildSeconds: number; readonly secondSeconds: number }> {
  const execute = promisify(execFile)
  const there = await execute(python, ['-W', 'ignore', '-c', 'import brian2']).catch(() => null)
  if (there === null) {
    throw new CannotMeasure('Brian 2 is not installed (Debian: python3-brian cython3 python3-dev g++)')
  }
  const script = path.resolve('bench/brunel/brian.py')
  const { stdout } = await execute(python, ['-W', 'ignore', script, '1'])
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Awaited<ReturnType<typeof simulateInBrian>>
}
