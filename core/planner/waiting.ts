import type { JobId, Reason } from '../../shared/model'
import type { JobRecord } from '../jobs'
import { currentAttempt, isBeforeItsTime, noSuchPlace, resourceMisfits } from '../jobs'
import { reasons } from './reasons'
import { planCancellation, planYielding } from './running'
import type { Site } from './site'
import { siteOf, sitesFor } from './situation'
import type { Situation } from './situation'

const underWay: readonly Reason[] = [reasons.underWay()]
const ending: readonly Reason[] = [reasons.ending()]

/** What happens to a frozen job: it goes on when no veto holds and there is room; what only bars starts does not matter. */
export function planFrozen(situation: Situation, job: JobRecord): void {
  const { state, draft } = situation
  const site = siteOf(situation, job)
  const vetoes = site?.conditions.againstRunning(job.spec) ?? [
    reasons.placeGone(currentAttempt(job)?.place ?? job.spec.where),
  ]
  if (job.stopping !== null) return draft.explain(job.id, ending)
  if (state.busy.has(job.id)) return draft.explain(job.id, vetoes.length > 0 ? vetoes : underWay)
  if (job.cancelRequestedAt !== undefined) {
    planCancellation(situation, site, job)
    return draft.explain(job.id, ending)
  }
  if (site === undefined) return draft.explain(job.id, vetoes)
  if (vetoes.length > 0) return draft.explain(job.id, vetoes, !site.conditions.waitsForItsOwn(job))
  if (site.conditions.asksToYield(job.spec) && planYielding(situation, site, job))
    return draft.explain(job.id, underWay)
  return thaw(situation, site, job)
}

function thaw({ draft }: Situation, site: Site, job: JobRecord): void {
  const refused = site.thaw(job)
  if (refused === null) draft.act({ type: 'thaw', job: job.id })
  else draft.explain(job.id, refused, true)
}

/** What happens to a queued job: it never runs, it starts, or it is told why it waits. */
export function planQueued(situation: Situation, job: JobRecord): void {
  const { state, draft } = situation
  if (state.busy.has(job.id)) return draft.explain(job.id, underWay)
  const dependency = failedDependency(situation, job)
  if (dependency !== undefined) return draft.act({ type: 'cancel', job: job.id, dependency })
  const own = ownWaits(situation, job)
  const sites = sitesFor(situation, job)
  const [first] = sites
  if (first === undefined) return draft.explain(job.id, [noSuchPlace(job.spec.where), ...own])
  if (own.length > 0) return draft.explain(job.id, [...own, ...barriers(first, job)])
  return startSomewhere(situation, sites, job)
}

function startSomewhere({ draft }: Situation, sites: readonly Site[], job: JobRecord): void {
  let why: readonly Reason[] | undefined
  let hasATurn = false
  for (const site of sites) {
    const against = barriers(site, job)
    const answer =
      against.length > 0 ? { reasons: against, comesByItself: isOnlyTheMachine(site, job) } : site.start(job)
    if ('gpus' in answer) {
      return draft.act({ type: 'start', job: job.id, place: site.place.name, gpus: answer.gpus })
    }
    why ??= answer.reasons
    hasATurn ||= answer.comesByItself
  }
  draft.explain(job.id, why ?? [], hasATurn)
}

/** Whether what keeps a job from starting at a site would keep any job there. */
function isOnlyTheMachine({ conditions, place }: Site, job: JobRecord): boolean {
  return !conditions.waitsForItsOwn(job) && resourceMisfits(job.spec, place).length === 0
}

/** What keeps a job from starting at a site, whether or not there is room: what it can never meet comes first. */
function barriers(site: Site, { spec }: JobRecord): readonly Reason[] {
  const conditions = site.conditions.againstStarting(spec)
  const misfits = resourceMisfits(spec, site.place)
  return misfits.length === 0 ? conditions : [...misfits.map(({ reason }) => reason), ...conditions]
}

function failedDependency({ state }: Situation, { spec }: JobRecord): JobId | undefined {
  return spec.when.after.find((id) => {
    const outcome = state.outcomes.get(id)
    return outcome !== undefined && outcome !== 'succeeded'
  })
}

/** What the job itself waits for: other jobs and its time. */
function ownWaits({ state, now, nameOf }: Situation, job: JobRecord): readonly Reason[] {
  const { spec, notBefore } = job
  const waits: Reason[] = []
  const open = spec.when.after.filter((id) => state.outcomes.get(id) !== 'succeeded')
  if (open.length > 0) waits.push(reasons.waitingFor(open.map(nameOf)))
  if (notBefore !== undefined && isBeforeItsTime(job, now)) waits.push(reasons.notYetTime(notBefore, now))
  return waits
}
