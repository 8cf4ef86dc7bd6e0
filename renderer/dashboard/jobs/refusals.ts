import type { Trouble } from '../../asks'
import type { DeedRun } from './deed-run'

/** Why jobs were refused, with the names of those that were for this reason. */
export interface Refusals {
  /** The words without the job's name: no two have the same. */
  readonly reason: string
  readonly trouble: Trouble
  readonly names: readonly string[]
}

/**
 * One for each reason. The engine's words begin with the job's name (`a has already ended`): what differs by that alone is
 * one reason, in the words for the first.
 */
export function refusalsOf(refused: DeedRun['refused']): readonly Refusals[] {
  const reasons = new Map<string, Refusals & { readonly names: string[] }>()
  for (const { job, trouble } of refused) {
    const { message } = trouble
    const reason = message.startsWith(`${job.name} `) ? message.slice(job.name.length) : message
    const known = reasons.get(reason) ?? { reason, trouble, names: [] }
    known.names.push(job.name)
    reasons.set(reason, known)
  }
  return [...reasons.values()]
}
