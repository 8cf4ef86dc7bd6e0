import { createRouterClient } from '@orpc/server'
import type { Router } from '../../engine'
import { isOutcome, type Job, type JobId, type SnapshotUpdate, type Status } from '../../shared/model'

/** The contract, called in this process. */
export function clientOf(router: Router) {
  return createRouterClient(router)
}
export type Client = ReturnType<typeof clientOf>

/** What the tray shows of the engine: the machine, and the jobs that have no outcome yet. */
export interface Glance {
  readonly status: Status
  readonly jobs: ReadonlyMap<JobId, Job>
}

/** Hears each update of the engine's present: what was before it, the update, and what is now. */
export type Listener = (before: Glance | undefined, update: SnapshotUpdate, glance: Glance) => void

/** Follows the engine's present until the engine stops, but not the figures that move by themselves. */
export async function followPresent(client: Client, listener: Listener): Promise<void> {
  let glance: Glance | undefined
  for await (const update of await client.machine.watch({ changes: 'decisions' })) {
    const before = glance
    glance = glanceAfter(before, update)
    if (glance) listener(before, update, glance)
  }
}

/** The glance after an update; none before the first snapshot. */
export function glanceAfter(before: Glance | undefined, update: SnapshotUpdate): Glance | undefined {
  if (update.type === 'snapshot') {
    const { status, active } = update.snapshot
    return { status, jobs: new Map(active.map((job) => [job.id, job])) }
  }
  if (!before) return undefined
  const jobs = new Map(before.jobs)
  for (const job of update.changed) {
    if (isOutcome(job.state)) jobs.delete(job.id)
    else jobs.set(job.id, job)
  }
  return { status: update.status ?? before.status, jobs }
}
