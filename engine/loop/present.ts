import type { JobId, Reason } from '../../shared/model'
import type { Sight } from './lookout'

/** What is true now, for those who show it. */
export interface Present {
  readonly sight: Sight
  /** Why each job waits or is frozen. */
  readonly reasons: ReadonlyMap<JobId, readonly Reason[]>
  /** Those of them that only the machine or other jobs hold back, in the order of their turns. */
  readonly next: readonly JobId[]
}
