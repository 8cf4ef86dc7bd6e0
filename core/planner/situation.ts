import type { JobId } from '../../shared/model'
import type { Now } from '../clock'
import type { JobRecord } from '../jobs'
import { currentAttempt } from '../jobs'
import type { Draft } from './draft'
import { openDraft } from './draft'
import type { Place, PlannerState } from './plan-types'
import { rankJobs } from './ranking'
import type { Site } from './site'
import { openSite } from './site'

/** Everything at hand while a plan is made. */
export interface Situation {
  readonly state: PlannerState
  readonly now: Now
  /** All jobs in the order of their turns. */
  readonly ranked: readonly JobRecord[]
  readonly sites: readonly Site[]
  readonly draft: Draft
  /** A job's name, or its id when it is not among the jobs without an outcome. */
  readonly nameOf: (id: JobId) => string
}

export function openSituation(state: PlannerState, places: readonly Place[], now: Now): Situation {
  let names: ReadonlyMap<JobId, string> | undefined
  const nameOf = (id: JobId) => {
    names ??= new Map(state.jobs.map((job) => [job.id, job.name]))
    return names.get(id) ?? id
  }
  return {
    state,
    now,
    ranked: rankJobs(state.jobs),
    sites: places.map((place) => openSite(place, now)),
    draft: openDraft(),
    nameOf,
  }
}

/** The site that holds a started job, or `undefined` when its place is not there. */
export function siteOf({ sites }: Situation, job: JobRecord): Site | undefined {
  const place = currentAttempt(job)?.place
  return sites.find((site) => site.place.name === place)
}

/** The sites where a queued job may start. */
export function sitesFor({ sites }: Situation, { spec }: JobRecord): readonly Site[] {
  return spec.where === 'auto' ? sites : sites.filter((site) => site.place.name === spec.where)
}

/** Whether a job runs or may at any moment: one with an order under way counts as what it is about to be. */
export function mayRun({ state }: Situation, job: JobRecord): boolean {
  return (
    job.state === 'running' ||
    job.state === 'starting' ||
    (state.busy.has(job.id) && job.state !== 'finishing')
  )
}
