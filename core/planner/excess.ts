import type { JobId, Reason } from '../../shared/model'
import type { JobRecord } from '../jobs'
import { countRunning, noHoldings } from './holdings'
import { slotRefusal } from './refusals'
import type { Site } from './site'

/**
 * The running jobs that are too many since the limits shrank, with the reason: those of the lowest rank. Jobs that a
 * veto stops anyway or that are ending are not chosen; jobs with an order under way can be, so that a job that is just
 * being frozen is not followed by another.
 */
export function findExcess(site: Site, running: readonly JobRecord[]): ReadonlyMap<JobId, readonly Reason[]> {
  const held = noHoldings()
  const excess = new Map<JobId, readonly Reason[]>()
  for (const job of running) if (job.stopping !== null) countRunning(held, job)
  for (const job of running) {
    if (job.stopping !== null || site.conditions.againstRunning(job.spec).length > 0) continue
    const refusal = slotRefusal(held, job, site.place)
    if (refusal === null) countRunning(held, job)
    else excess.set(job.id, refusal.reasons)
  }
  return excess
}
