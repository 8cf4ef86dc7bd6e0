import type { Job, JobId, Status } from '../../shared/model'
import { isOutcome } from '../../shared/model/job-state'

const order: readonly Job['state'][] = [
  'running',
  'starting',
  'finishing',
  'frozen',
  'queued',
  'failed',
  'succeeded',
  'cancelled',
]

/** Jobs as a glance wants them: what runs, what waits in the order of the engine's plan, and what has just ended. */
export function byInterest(jobs: readonly Job[], next: Status['next']): readonly Job[] {
  const turns = new Map<JobId, number>(next.map(({ id }, turn) => [id, turn]))
  return jobs.toSorted((one, other) => {
    const rank = order.indexOf(one.state) - order.indexOf(other.state)
    if (rank !== 0) return rank
    // Ended jobs: the newest first. Ids sort by time.
    if (isOutcome(one.state)) return other.id.localeCompare(one.id)
    return turnOf(turns, one) - turnOf(turns, other) || one.id.localeCompare(other.id)
  })
}

/** What the plan does not name waits for something of its own, or for many others. */
const turnOf = (turns: ReadonlyMap<JobId, number>, { id }: Job) => turns.get(id) ?? turns.size
