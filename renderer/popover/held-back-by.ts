import type { Job, Readiness, Reason } from '../../shared/model'

/**
 * Which rules to tell, most important first. What stands frozen goes on as soon as no veto holds, sooner than a new job
 * starts: beside it the vetoes are told as they are, and the rules of a start only if some job waits for that. Where
 * nothing is frozen a start is all that anybody waits for, so the rule of a start stands for the veto of the same kind.
 */
export function heldBackBy({ vetoes, waits }: Readiness, jobs: readonly Job[]): readonly Reason[] {
  const isFrozen = jobs.some(({ state }) => state === 'frozen')
  if (isFrozen && !jobs.some(({ state }) => state === 'queued')) return vetoes
  const also = waits.filter((wait) => !vetoes.some((veto) => kindOf(veto) === wait.code))
  if (isFrozen) return [...vetoes, ...also]
  return [...vetoes.map((veto) => waits.find(({ code }) => code === kindOf(veto)) ?? veto), ...also]
}

/** A veto that only settles is still of the kind that it was. */
const kindOf = ({ code, settles }: Reason) => (code === 'settling' ? (settles ?? code) : code)
