import type { JobId, Outcome, Reason, Settings } from '../../shared/model'
import type { Capacity, JobRecord, StopCause } from '../jobs'
import type { Assessment } from '../readiness'

export type { GpuCapacity } from '../jobs'

/** Where an attempt can be held: this machine, later a VM or another person's machine. Data, so the planner stays pure. */
export interface Place extends Capacity {
  /** `local` is this machine. */
  readonly name: string
  readonly assessment: Assessment
  /** Blind power counts as none. */
  readonly onMains: boolean
  /** What a new process could get at this moment; absent when nobody can say. */
  readonly memoryFreeBytes?: number
  readonly diskFreeBytes?: number
}

/** All that a plan depends on, besides the places and the time. */
export interface PlannerState {
  /** Jobs without an outcome, in any order. */
  readonly jobs: readonly JobRecord[]
  /** Outcomes of the jobs that others wait for; a missing one has none yet. */
  readonly outcomes: ReadonlyMap<JobId, Outcome>
  readonly settings: Settings
  /** Jobs whose executor is carrying an order out right now: they are left alone until it reports. */
  readonly busy: ReadonlySet<JobId>
  /** Jobs that were last told to yield (`setYielding`). */
  readonly yielding: ReadonlySet<JobId>
  /** The boot that `now.monotonicSeconds` counts from. */
  readonly bootId: string
}

/** What the shell shall do. Every action names a job; applying one twice is harmless. */
export type Action =
  | { readonly type: 'start'; readonly job: JobId; readonly place: string; readonly gpus: readonly number[] }
  | { readonly type: 'freeze'; readonly job: JobId }
  | { readonly type: 'thaw'; readonly job: JobId }
  /** Let it run on at the lowest priority (`onReturn: yield`), or at the normal one again. */
  | { readonly type: 'setYielding'; readonly job: JobId; readonly yielding: boolean }
  /** Ask it to end (its checkpoint signal first when preempted), then end it after the grace. */
  | { readonly type: 'stop'; readonly job: JobId; readonly cause: StopCause; readonly graceSeconds: number }
  /** It will never run: its dependency (an id) did not succeed. */
  | { readonly type: 'cancel'; readonly job: JobId; readonly dependency: JobId }
  | { readonly type: 'reportMissedDeadline'; readonly job: JobId }

export interface Plan {
  /** The most urgent first: what must stop, then what may go on or start. At most one order to an executor a job. */
  readonly actions: readonly Action[]
  /** For each job that waits or is (to be) frozen: why, most important first. Never empty for these. */
  readonly reasons: ReadonlyMap<JobId, readonly Reason[]>
  /**
   * The queued and frozen jobs that only the machine or other jobs hold back, in the order of their turns: the first one
   * comes first when it may. What waits for something of its own (a time, another job, a hand) is not among them.
   */
  readonly next: readonly JobId[]
}
