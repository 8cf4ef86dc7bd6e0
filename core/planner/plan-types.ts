import type { JobId, Outcome, Reason, Settings } from '../../shared/model'
import type { JobRecord } from '../jobs/record'
import type { Assessment } from '../readiness/assessment'
import type { StopCause } from '../jobs/record'

/** A GPU as a place offers it. */
export interface GpuCapacity {
  readonly index: number
  readonly memoryTotalBytes?: number
}

/** Where an attempt can be held: this machine, later a VM or another person's machine. Data, so the planner stays pure. */
export interface Place {
  readonly name: string
  readonly cpus: number
  readonly memoryBytes: number
  readonly gpus: readonly GpuCapacity[]
  readonly assessment: Assessment
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
  /** It will never run: its dependency failed. */
  | { readonly type: 'cancel'; readonly job: JobId; readonly dependency: string }
  | { readonly type: 'reportMissedDeadline'; readonly job: JobId }

export interface Plan {
  readonly actions: readonly Action[]
  /** For each job that waits or is (to be) frozen: why, most important first. Never empty for these. */
  readonly reasons: ReadonlyMap<JobId, readonly Reason[]>
}
