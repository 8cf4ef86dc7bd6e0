import type { JobId, Reason } from '../../shared/model'
import type { Action, Plan } from './plan-types'

/** Lower comes first: what runs and must not is stopped before anything else happens. */
const urgency: Readonly<Record<Action['type'], number>> = {
  freeze: 0,
  stop: 1,
  setYielding: 2,
  reportMissedDeadline: 3,
  cancel: 4,
  thaw: 5,
  start: 6,
}

/** A plan in the making. */
export interface Draft {
  act(action: Action): void
  /** Why a job waits. One that `hasATurn` stands in the line of those that only the machine or other jobs hold back. */
  explain(job: JobId, reasons: readonly Reason[], hasATurn?: boolean): void
  finish(): Plan
}

export function openDraft(): Draft {
  const actions: Action[] = []
  const reasons = new Map<JobId, readonly Reason[]>()
  const next: JobId[] = []
  return {
    act: (action) => void actions.push(action),
    explain: (job, why, hasATurn = false) => {
      reasons.set(job, why)
      if (hasATurn) next.push(job)
    },
    finish: () => ({
      actions: actions.toSorted((a, b) => urgency[a.type] - urgency[b.type]),
      reasons,
      next,
    }),
  }
}
