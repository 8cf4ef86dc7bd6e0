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

/** Follows the engine's present and shows each change of it, until the engine stops. */
export async function followPresent(client: Client, show: (glance: Glance) => void): Promise<void> {
  let glance: Glance | undefined
  for await (const update of await client.machine.watch()) {
    glance = glanceAfter(glance, update)
    if (glance) show(glance)
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
