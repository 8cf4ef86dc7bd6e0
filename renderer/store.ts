import { create } from 'zustand'
import type { Job, JobId, SnapshotUpdate, Status } from '../shared/model'
import type { Client } from './connect'

/** The engine's present as this window last heard it. The engine owns the truth; this is a mirror. */
export interface Mirrored {
  /** `away`: the engine has gone (it is being updated or handed over); what is shown is what was last known. */
  readonly connection: 'connecting' | 'live' | 'away'
  readonly revision: number
  readonly status: Status | null
  readonly jobs: ReadonlyMap<JobId, Job>
}

const nothingYet: Mirrored = { connection: 'connecting', revision: -1, status: null, jobs: new Map() }
const reconnectMs = 1000

/** A store that follows the engine for as long as the window lives. */
export function createMirror(client: Client) {
  const useMirror = create<Mirrored>(() => nothingYet)
  void follow(client, useMirror.setState)
  return useMirror
}
export type Mirror = ReturnType<typeof createMirror>

type Change = (change: (mirrored: Mirrored) => Mirrored) => void

async function follow(client: Client, change: Change): Promise<void> {
  for (;;) {
    try {
      await listen(client, change)
    } catch {
      // The engine is away; the face says so, and the next round asks again.
    }
    change((mirrored) => ({ ...mirrored, connection: 'away' }))
    await new Promise((resolve) => setTimeout(resolve, reconnectMs))
  }
}

/** Ends when the engine does, or at a gap in the revisions: a new round then starts from a new snapshot. */
async function listen(client: Client, change: Change): Promise<void> {
  let revision = -1
  for await (const update of await client.machine.watch()) {
    if (update.type === 'patch' && update.revision !== revision + 1) return
    revision = update.revision
    change((mirrored) => mirrorAfter(mirrored, update))
  }
}

/** What the mirror shows after an update. */
export function mirrorAfter(before: Mirrored, update: SnapshotUpdate): Mirrored {
  const { revision } = update
  if (update.type === 'snapshot') {
    const { status, active, recent } = update.snapshot
    return { connection: 'live', revision, status, jobs: byId([...active, ...recent]) }
  }
  const jobs = update.changed.length === 0 ? before.jobs : new Map([...before.jobs, ...byId(update.changed)])
  return { connection: 'live', revision, status: update.status ?? before.status, jobs }
}

function byId(jobs: readonly Job[]): ReadonlyMap<JobId, Job> {
  return new Map(jobs.map((job) => [job.id, job]))
}
