import { timestamp } from '../../core/clock'
import type { JobEvent } from '../../core/jobs/event'
import type { JobRecord } from '../../core/jobs/record'
import { isOutcome, type JobId, type JobState, type Outcome, type StoryEntry } from '../../shared/model'
import type { Database } from './database'
import type { SqlValue } from '../sqlite'
import { pageOfJobs, read, type RecordRow, searchable } from './job-page'
import type { Store } from './store'

type JobTable = Pick<
  Store,
  | 'active'
  | 'get'
  | 'accept'
  | 'save'
  | 'page'
  | 'find'
  | 'newestNamed'
  | 'outcomes'
  | 'countByState'
  | 'recent'
  | 'story'
  | 'prune'
>

/** A shorter reference is taken for a name: it would match half of all jobs. */
const shortestPrefix = 4
/** Sorts after every character that an id can hold. */
const afterAnyId = '\u{10ffff}'

/** Jobs and their events. A record was checked when it was written: reading it back costs one `JSON.parse`. */
export function jobTable(database: Database): JobTable {
  const records = (sql: string, ...values: readonly SqlValue[]) =>
    (database.all(sql, ...values) as readonly RecordRow[]).map(read)
  const get = (id: string) => records('SELECT record FROM jobs WHERE id = ?', id)[0]
  const newestNamed = (name: string) =>
    records('SELECT record FROM jobs WHERE name = ? ORDER BY id DESC LIMIT 1', name)[0]
  return {
    active: () =>
      records(`SELECT record FROM jobs WHERE state NOT IN ('succeeded', 'failed', 'cancelled') ORDER BY id`),
    get,
    newestNamed,
    accept: (jobs) => database.lastingTransaction(() => jobs.forEach((job) => insert(database, job))),
    save: (job, events, followers = []) => {
      const write = () => {
        update(database, job)
        for (const event of events) log(database, job.id, event)
        followers.forEach((follower) => insert(database, follower))
      }
      database[transactionFor(job, events)](write)
    },
    page: (query) => pageOfJobs(database, query),
    find: (ref) => find(ref, { get, newestNamed, records }),
    outcomes: (ids) => outcomes(database, ids),
    countByState: () => countByState(database),
    recent: (limit) =>
      records(
        'SELECT record FROM jobs WHERE ended_at IS NOT NULL ORDER BY end_rank DESC, id DESC LIMIT ?',
        limit,
      ),
    story: (id) =>
      database.all(
        'SELECT at, type, detail FROM job_events WHERE job_id = ? ORDER BY id',
        id,
      ) as readonly StoryEntry[],
    prune: (olderThan) => prune(database, olderThan),
  }
}

/**
 * What a job's processes do ends with the machine's power: whether a cut comes before or after such news is on the disk,
 * the next engine finds an attempt of an earlier boot and settles it by its launcher's report. Outcomes and wishes are on the
 * disk before anybody is told, and an intent before it is carried out; both take along whatever was written before them.
 */
const endsWithThePower: ReadonlySet<JobEvent['type']> = new Set([
  'started',
  'froze',
  'thawed',
  'exited',
  'noted',
])

function transactionFor(job: JobRecord, events: readonly JobEvent[]) {
  if (events.some(({ type }) => type === 'startIntended')) return 'waitingTransaction'
  const endsWithIt = !isOutcome(job.state) && events.every(({ type }) => endsWithThePower.has(type))
  return endsWithIt ? 'transaction' : 'lastingTransaction'
}

function insert(database: Database, job: JobRecord): void {
  database.run(
    `INSERT INTO jobs (id, name, state, submitted_at, ended_at, ran_seconds, priority, series, retry_of, search, record)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    job.id,
    job.name,
    job.state,
    job.submittedAt,
    job.endedAt ?? null,
    ranSeconds(job),
    job.spec.priority,
    job.seriesId ?? null,
    job.retryOf ?? null,
    searchable(`${job.name}\n${job.command.join(' ')}`),
    JSON.stringify(job),
  )
}

/** Name, command and origin of a job never change, so only its state and end do beside the record. */
function update(database: Database, job: JobRecord): void {
  const changed = database.run(
    'UPDATE jobs SET state = ?, ended_at = ?, ran_seconds = ?, record = ? WHERE id = ?',
    job.state,
    job.endedAt ?? null,
    ranSeconds(job),
    JSON.stringify(job),
    job.id,
  )
  if (changed !== 1) throw new Error(`job ${job.id} was never accepted, so it cannot be saved`)
}

/** Seconds of running over all attempts; null before the end, as until then they grow without being written. */
function ranSeconds({ attempts, endedAt }: JobRecord): number | null {
  return endedAt === undefined ? null : attempts.reduce((sum, { runSeconds }) => sum + runSeconds, 0)
}

function log(database: Database, job: JobId, event: JobEvent): void {
  const { now, bootId: _bootId, type, ...detail } = event
  database.run(
    'INSERT INTO job_events (job_id, at, type, detail) VALUES (?, ?, ?, ?)',
    job,
    timestamp(now),
    type,
    JSON.stringify(detail),
  )
}

interface Lookups {
  readonly get: (id: string) => JobRecord | undefined
  readonly newestNamed: (name: string) => JobRecord | undefined
  readonly records: (sql: string, ...values: readonly SqlValue[]) => readonly JobRecord[]
}

function find(ref: string, { get, newestNamed, records }: Lookups): readonly JobRecord[] {
  const whole = get(ref)
  if (whole !== undefined) return [whole]
  const begun =
    ref.length < shortestPrefix
      ? []
      : records('SELECT record FROM jobs WHERE id > ? AND id < ? LIMIT 2', ref, ref + afterAnyId)
  if (begun.length > 0) return begun
  const named = newestNamed(ref)
  return named === undefined ? [] : [named]
}

function outcomes(database: Database, ids: readonly JobId[]): ReadonlyMap<JobId, Outcome> {
  if (ids.length === 0) return new Map()
  const rows = database.all(
    `SELECT id, state FROM jobs WHERE id IN (SELECT value FROM json_each(?))
     AND state IN ('succeeded', 'failed', 'cancelled')`,
    JSON.stringify(ids),
  ) as readonly { readonly id: JobId; readonly state: Outcome }[]
  return new Map(rows.map(({ id, state }) => [id, state]))
}

function countByState(database: Database): Partial<Record<JobState, number>> {
  const rows = database.all('SELECT state, jobs FROM job_counts WHERE jobs > 0') as readonly {
    readonly state: JobState
    readonly jobs: number
  }[]
  return Object.fromEntries(rows.map(({ state, jobs }) => [state, jobs]))
}

/** Their events go with them (`ON DELETE CASCADE`). A job that another still waits for stays: its outcome is needed. */
function prune(database: Database, olderThan: string): readonly JobId[] {
  return database.lastingTransaction(() => {
    const rows = database.all(
      `DELETE FROM jobs WHERE ended_at IS NOT NULL AND end_rank < ? AND id NOT IN (
         SELECT awaited.value FROM jobs AS waiting, json_each(waiting.record, '$.spec.when.after') AS awaited
         WHERE waiting.state NOT IN ('succeeded', 'failed', 'cancelled')
       ) RETURNING id`,
      olderThan,
    )
    return (rows as readonly { readonly id: JobId }[]).map(({ id }) => id)
  })
}
