import type {
  HistoryEntry,
  JobFilter,
  JobId,
  JobOrder,
  JobState,
  Outcome,
  Paused,
  SortDirection,
  StoryEntry,
  UsagePoint,
} from '../../shared/model'
import type { JobRecord } from '../../core/jobs/record'
import type { JobEvent } from '../../core/jobs/event'

export interface JobQuery {
  readonly state?: JobFilter
  readonly search?: string
  readonly limit: number
  /** `submitted` when left out. */
  readonly order?: JobOrder
  /** The usual one of the order when left out. */
  readonly direction?: SortDirection
  /** The `next` of the page before, which must have been asked in the same order. */
  readonly before?: string
}

/**
 * The durable truth: jobs, attempts, their events, the machine's history. Every write is one transaction that outlives
 * the engine when the call returns, killed at any moment. What jobs are and become (acceptance, intent, outcomes, wishes
 * of people) outlives a power cut too, once `onDisk` resolves; what running processes do need not, as they end with the
 * power. Whatever is on the disk was written before what is not.
 */
export interface Store {
  /** Jobs without an outcome, oldest first. */
  active(): readonly JobRecord[]
  get(id: JobId): JobRecord | undefined
  /** Accepts new jobs, all or none. */
  accept(jobs: readonly JobRecord[]): void
  /** Writes a job after some events, the events, and jobs that follow from it (a series’ next firing), in one transaction. */
  save(job: JobRecord, events: readonly JobEvent[], followers?: readonly JobRecord[]): void
  /** Fails with `invalidInput` when `before` is no place in a list of this order. */
  page(query: JobQuery): { readonly jobs: readonly JobRecord[]; readonly next: string | null }
  /** Jobs whose id begins with `ref`, at most two, or else the newest with that name. */
  find(ref: string): readonly JobRecord[]
  newestNamed(name: string): JobRecord | undefined
  outcomes(ids: readonly JobId[]): ReadonlyMap<JobId, Outcome>
  countByState(): Partial<Record<JobState, number>>
  recent(limit: number): readonly JobRecord[]
  story(id: JobId): readonly StoryEntry[]
  /**
   * Ended jobs older than this are deleted, but for those that another still waits for; returns their ids, so that their
   * folders can go too.
   */
  prune(olderThan: string): readonly JobId[]
  readonly history: HistoryStore
  readonly usage: UsageStore
  paused(): Paused | null
  setPaused(paused: Paused | null): void
  /**
   * Resolves when all that must outlive a power cut is on the disk: before that, nobody outside may be told. Rejects with
   * `storeUnusable` while the disk fails. An intent to start is there when `save` returns.
   */
  onDisk(): Promise<void>
  close(): void
}

/** The machine's past. It survives a crash of Lull; only a power cut may take the newest stretch. */
export interface HistoryStore {
  /** Ends the open stretch, if any, and begins this one. */
  begin(entry: Omit<HistoryEntry, 'to'>): void
  /** Ends the open stretch at this time. */
  end(at: string): void
  list(query: {
    readonly from?: string
    readonly to?: string
    readonly limit: number
  }): readonly HistoryEntry[]
  prune(olderThan: string): void
}

export interface UsageStore {
  add(points: readonly (UsagePoint & { readonly job: JobId })[]): void
  /** At most `limit` points of a job, spread over its whole life. */
  list(job: JobId, limit: number): readonly UsagePoint[]
}
