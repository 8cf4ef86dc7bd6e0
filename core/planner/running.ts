import type { Reason } from '../../shared/model'
import type { JobRecord } from '../jobs'
import { runSecondsAt } from '../jobs'
import type { Site } from './site'
import type { Situation } from './situation'

/**
 * What happens to a started job that runs: the person's cancellation first, then vetoes, then limits that have shrunk
 * (`excess`: why it is one too many), then its time-out, then whether it yields.
 */
export function planRunning(
  situation: Situation,
  site: Site,
  job: JobRecord,
  excess: readonly Reason[] | undefined,
): void {
  const { state, draft } = situation
  const vetoes = site.conditions.againstRunning(job.spec)
  const against = vetoes.length > 0 ? vetoes : (excess ?? [])
  if (job.stopping !== null) return
  if (state.busy.has(job.id)) {
    if (against.length > 0) draft.explain(job.id, against)
  } else if (job.cancelRequestedAt !== undefined) planCancellation(situation, site, job)
  else if (vetoes.length > 0) planVetoed(situation, job, vetoes)
  else if (excess !== undefined) planFreeze(situation, job, excess)
  else if (isOverTime(situation, job)) planTimeOut(situation, job)
  else planYielding(situation, site, job)
}

/** Orders the end of a job that a person cancelled, frozen or not; under a veto it gets the short grace. */
export function planCancellation({ state, draft }: Situation, site: Site | undefined, job: JobRecord): void {
  const { stopGraceSeconds, vetoGraceSeconds } = state.settings.jobs
  const vetoed = site !== undefined && site.conditions.againstRunning(job.spec).length > 0
  const graceSeconds = vetoed ? Math.min(vetoGraceSeconds, stopGraceSeconds) : stopGraceSeconds
  draft.act({ type: 'stop', job: job.id, cause: 'cancel', graceSeconds })
}

/** Tells a job of `onReturn: yield` to give way or not, when that changes. Returns whether it did. */
export function planYielding({ state, draft }: Situation, site: Site, job: JobRecord): boolean {
  const yielding = site.conditions.asksToYield(job.spec)
  if (yielding === state.yielding.has(job.id)) return false
  draft.act({ type: 'setYielding', job: job.id, yielding })
  return true
}

function planVetoed(situation: Situation, job: JobRecord, vetoes: readonly Reason[]): void {
  if (job.spec.onReturn !== 'checkpoint' || job.state !== 'running') return planFreeze(situation, job, vetoes)
  const graceSeconds = situation.state.settings.jobs.vetoGraceSeconds
  situation.draft.act({ type: 'stop', job: job.id, cause: 'preempt', graceSeconds })
}

function planFreeze({ draft }: Situation, job: JobRecord, why: readonly Reason[]): void {
  draft.act({ type: 'freeze', job: job.id })
  draft.explain(job.id, why)
}

function isOverTime({ state, now }: Situation, job: JobRecord): boolean {
  const { timeoutSeconds } = job.spec
  return timeoutSeconds !== undefined && runSecondsAt(job, now, state.bootId) > timeoutSeconds
}

function planTimeOut({ state, draft }: Situation, job: JobRecord): void {
  const graceSeconds = state.settings.jobs.stopGraceSeconds
  draft.act({ type: 'stop', job: job.id, cause: 'timeout', graceSeconds })
}
