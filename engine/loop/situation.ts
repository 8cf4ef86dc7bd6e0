import type { Reason } from '../../shared/model'
import type { Sight } from './lookout'
import type { Present } from './present'

/** All that a plan reads of a sight besides figures: while it stays the same, so does the plan. */
export function situationOf({ blind, assessment: { readiness, limits } }: Sight): string {
  const { maxCpuPercent, maxMemoryPercent, maxJobs } = limits
  return [
    codesOf(readiness.vetoes),
    codesOf(readiness.waits),
    blind.map(({ sensor }) => sensor).join(),
    readiness.level,
    maxCpuPercent,
    maxMemoryPercent,
    maxJobs,
  ].join(';')
}

/** What was decided of the machine and of each job, without figures: faces that show none need hear of nothing else. */
export function decisionOf({ sight, reasons }: Present): string {
  return [situationOf(sight), ...[...reasons].map(([job, each]) => `${job} ${codesOf(each)}`)].join('\n')
}

const codesOf = (reasons: readonly Reason[]) => reasons.map(({ code }) => code).join()
