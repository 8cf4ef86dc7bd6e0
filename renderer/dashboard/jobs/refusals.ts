import type { Trouble } from '../../asks'
import type { DeedRun } from './deed-run'

/** Why jobs were refused, with the names of those that were for this reason. */
export interface Refusals {
  readonly trouble: Trouble
  readonly names: readonly string[]
}

/**
 * One for each reason. The engine's words name the job (`"a" has already ended`): what differs by the name alone is one
 * reason, in the words for the first.
 */
export function refusalsOf(refused: DeedRun['refused']): readonly Refusals[] {
  const reasons = new Map<string, { trouble: Trouble; names: string[] }>()
  for (const { job, trouble } of refused) {
    const reason = trouble.message.replaceAll(job.name, '')
    const known = reasons.get(reason) ?? { trouble, names: [] }
    known.names.push(job.name)
    reasons.set(reason, known)
  }
  return [...reasons.values()]
}
