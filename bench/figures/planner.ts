import { plan } from '../../core/planner'
import { placeUnder, placeWith, reason, stateWith } from '../../core/planner/planner.fixture'
import { noon, queued } from '../../core/jobs/job.fixture'
import type { Place } from '../../core/planner'
import type { Bench, Measured } from '../bench'

const jobs = 10_000
const [warmUps, plans] = [20, 50]

export const planner: Bench = {
  name: 'plan',
  what: `one plan with ${jobs} waiting jobs, the core alone`,
  figures: [
    figure('plan.quiet', 'while nobody is there: the first few start, the others learn why they wait'),
    figure('plan.inUse', 'while a person is there: each learns why it waits'),
  ],
  run(lab): Promise<Measured> {
    const state = stateWith(Array.from({ length: jobs }, (_, at) => queued(`job-${at}`)))
    const quiet = placeWith()
    const inUse = placeUnder([reason('userActive')])
    const timeOf = (place: Place) => timesOf(() => plan(state, [place], noon).reasons.size)
    const runs = Array.from({ length: lab.runs }, () => ({ quiet: timeOf(quiet), inUse: timeOf(inUse) }))
    return Promise.resolve({
      'plan.quiet': runs.map((run) => run.quiet),
      'plan.inUse': runs.map((run) => run.inUse),
    })
  },
}

function figure(name: string, what: string) {
  return { name, what: `${what}; warm`, unit: 'ms', statistic: 'median', bar: { limit: 20 } } as const
}

/** Milliseconds of each plan, once the code is compiled. */
function timesOf(planOnce: () => number): readonly number[] {
  for (let round = 0; round < warmUps; round++) planOnce()
  return Array.from({ length: plans }, () => {
    const from = performance.now()
    const reasons = planOnce()
    if (reasons < jobs - 100) throw new Error(`only ${reasons} jobs have a reason to wait`)
    return performance.now() - from
  })
}
