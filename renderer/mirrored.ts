import type { Job, JobId, PastMoment, SnapshotUpdate, Status } from '../shared/model'
import { isOutcome } from '../shared/model/job-state'
import { pastAfter } from '../shared/model/past-span'

/** The engine's present as this window last heard it. The engine owns the truth; this is a mirror. */
export interface Mirrored {
  /** `away`: the engine has gone (it is being updated or handed over); what is shown is what was last known. */
  readonly connection: 'connecting' | 'live' | 'away'
  /** Unix milliseconds when it went away: what is shown is as old as that. `null` unless it is away. */
  readonly awaySinceMs: number | null
  readonly revision: number
  readonly status: Status | null
  readonly jobs: ReadonlyMap<JobId, Job>
  /** The last two minutes of what moves, oldest first. */
  readonly past: readonly PastMoment[]
}

export const nothingYet: Mirrored = {
  connection: 'connecting',
  awaySinceMs: null,
  revision: -1,
  status: null,
  jobs: new Map(),
  past: [],
}

/** A window may be open for weeks: of the jobs that have ended, the present names this many. */
const mostEnded = 20

const live = { connection: 'live', awaySinceMs: null } as const

/** What the mirror shows when the engine cannot be heard; a try to hear it again that fails makes it no younger. */
export function mirrorAway(before: Mirrored, nowMs: number): Mirrored {
  return { ...before, connection: 'away', awaySinceMs: before.awaySinceMs ?? nowMs }
}

/** What the mirror shows after an update. */
export function mirrorAfter(before: Mirrored, update: SnapshotUpdate): Mirrored {
  const { revision } = update
  if (update.type === 'snapshot') {
    const { status, active, recent, past } = update.snapshot
    return { ...live, revision, status, jobs: byId([...active, ...recent]), past }
  }
  const jobs = update.changed.length === 0 ? before.jobs : merged(before.jobs, update.changed)
  const past = pastAfter(before.past, update.past)
  return { ...live, revision, status: update.status ?? before.status, jobs, past }
}

function merged(before: Mirrored['jobs'], changed: readonly Job[]): Mirrored['jobs'] {
  const all = [...before, ...byId(changed)]
  const jobs = [...new Map(all).values()]
  const ended = jobs
    .filter(({ state }) => isOutcome(state))
    .toSorted((one, other) => endOf(other) - endOf(one))
  return byId([...jobs.filter(({ state }) => !isOutcome(state)), ...ended.slice(0, mostEnded)])
}

const endOf = ({ endedAt, submittedAt }: Job) => Date.parse(endedAt ?? submittedAt)

function byId(jobs: readonly Job[]): ReadonlyMap<JobId, Job> {
  return new Map(jobs.map((job) => [job.id, job]))
}
