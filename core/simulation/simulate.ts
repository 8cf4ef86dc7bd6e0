import { acceptWorks, countIds } from './works'
import { openReplay } from './replay'
import type { Simulation, SimulationInput } from './simulation'
import { openTimeline } from './timeline'
import { toMs } from './trace'

/**
 * Replays a machine's past through the rules, the planner and the state machine, deciding at every `everySeconds` of it,
 * with a model of an executor that carries orders out. Pure: the same input gives the same report. Throws a RangeError
 * for a time zone that does not exist and for a trace without a line.
 */
export function simulate(input: SimulationInput): Simulation {
  const timeline = openTimeline({
    everySeconds: input.everySeconds ?? 1,
    fromMs: toMs(input.trace[0]?.atSeconds ?? 0),
    endMs: toMs(input.trace.at(-1)?.atSeconds ?? 0),
    startsAtMs: input.startsAtMs,
    timeZone: input.timeZone,
  })
  const newId = countIds()
  const now = timeline.nowAt(timeline.fromMs)
  const accepted = acceptWorks(input.jobs ?? [], input.size, now, newId)
  if (!accepted.ok) return accepted
  return { ok: true, report: openReplay(input, timeline, accepted.works, newId).run() }
}
