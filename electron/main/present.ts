import { createRouterClient } from '@orpc/server'
import type { Router } from '../../engine'
import type { Job, JobId, SnapshotUpdate, Status } from '../../shared/model'

/** The contract, called in this process. */
export function clientOf(router: Router) {
  return createRouterClient(router)
}
export type Client = ReturnType<typeof clientOf>

/** What the tray shows of the engine. */
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

function glanceAfter(before: Glance | undefined, update: SnapshotUpdate): Glance | undefined {
  if (update.type === 'snapshot') {
    const { status, active } = update.snapshot
    return { status, jobs: new Map(active.map((job) => [job.id, job])) }
  }
  if (!before) return undefined
  const changed = update.changed.map((job) => [job.id, job] as const)
  return { status: update.status ?? before.status, jobs: new Map([...before.jobs, ...changed]) }
}
