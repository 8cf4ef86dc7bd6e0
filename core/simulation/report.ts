import type { Reason } from '../../shared/model'
import { frozenSecondsAt, runSecondsAt } from '../jobs'
import type { Plan } from '../planner'
import type { Hand } from './crew'
import type { JobReport, Report } from './simulation'
import type { Tally } from './tally'
import type { Timeline } from './timeline'
import { toMs, toSeconds } from './trace'

/** What a replayed trace came to. */
export function reportOf(
  timeline: Timeline,
  { count, spent }: Tally,
  decisions: number,
  hands: readonly Hand[],
  reasons: Plan['reasons'],
): Report {
  return {
    traceSeconds: toSeconds(timeline.endMs - timeline.fromMs),
    decisions,
    harvestedSeconds: toSeconds(spent.harvested),
    wastedSeconds: toSeconds(spent.wasted),
    overlapSeconds: toSeconds(spent.overlap),
    starts: count.starts,
    freezes: count.freezes,
    thaws: count.thaws,
    flaps: count.flaps,
    deadlineMisses: count.deadlineMisses,
    ended: count.ended,
    jobs: hands.map((hand) => jobReport(hand, timeline, reasons.get(hand.record.id) ?? [])),
  }
}

function jobReport(
  { record, submittedMs, startedMs, endedMs }: Hand,
  timeline: Timeline,
  reasons: readonly Reason[],
): JobReport {
  const now = timeline.nowAt(timeline.endMs)
  const earlier = record.attempts.slice(0, -1)
  const whole = (seconds: number) => toSeconds(toMs(seconds))
  const before = (of: 'runSeconds' | 'frozenSeconds') => earlier.reduce((sum, each) => sum + each[of], 0)
  return {
    name: record.name,
    state: record.state,
    attempts: record.attempts.length,
    submittedAtSeconds: toSeconds(submittedMs),
    ...(startedMs !== undefined && { startedAtSeconds: toSeconds(startedMs) }),
    ...(endedMs !== undefined && { endedAtSeconds: toSeconds(endedMs) }),
    runSeconds: whole(before('runSeconds') + runSecondsAt(record, now, timeline.bootId)),
    frozenSeconds: whole(before('frozenSeconds') + frozenSecondsAt(record, now, timeline.bootId)),
    missedDeadline: record.deadlineMissedAt !== undefined,
    reasons: record.state === 'queued' || record.state === 'frozen' ? reasons : [],
  }
}
