import type { Now } from '../clock'
import type { JobRecord } from '../jobs'
import { findExcess } from './excess'
import type { Place, Plan, PlannerState } from './plan-types'
import { planRunning } from './running'
import type { Site } from './site'
import { mayRun, openSituation, siteOf } from './situation'
import type { Situation } from './situation'
import { planFrozen, planQueued } from './waiting'

/**
 * What the shell shall do now, and why each waiting or frozen job waits. Pure and deterministic: the order of `jobs`
 * does not matter, and a plan that has been carried out plans nothing new. Nothing runs under a veto that applies to it,
 * and no limit is passed even for a moment: what this plan stops still counts as running until it is seen to have
 * stopped.
 */
export function plan(state: PlannerState, places: readonly Place[], now: Now): Plan {
  const situation = openSituation(state, places, now)
  for (const job of situation.ranked) countHeld(situation, job)
  for (const site of situation.sites) planHeld(situation, site)
  for (const job of situation.ranked) planWaiting(situation, job)
  for (const job of situation.ranked) reportMissedDeadline(situation, job)
  return situation.draft.finish()
}

function countHeld(situation: Situation, job: JobRecord): void {
  const runs = mayRun(situation, job)
  if (!runs && job.state !== 'frozen') return
  const site = job.state === 'queued' ? situation.sites[0] : siteOf(situation, job)
  site?.count(job, runs)
}

function planHeld(situation: Situation, site: Site): void {
  const here = situation.ranked.filter((job) => job.state !== 'queued' && siteOf(situation, job) === site)
  const excess = findExcess(
    site,
    here.filter((job) => mayRun(situation, job)),
  )
  for (const job of here) {
    const runs = job.state === 'running' || job.state === 'starting'
    if (runs) planRunning(situation, site, job, excess.get(job.id))
  }
}

function planWaiting(situation: Situation, job: JobRecord): void {
  if (job.state === 'frozen') planFrozen(situation, job)
  if (job.state === 'queued') planQueued(situation, job)
}

function reportMissedDeadline({ draft, now }: Situation, job: JobRecord): void {
  const { deadline } = job.spec.when
  if (deadline === undefined || job.deadlineMissedAt !== undefined) return
  if (Date.parse(deadline) < now.wallMs) draft.act({ type: 'reportMissedDeadline', job: job.id })
}
