import type { AttemptError } from '../../shared/model'
import type { Now } from '../clock'
import type { StopCause } from './record'

/** What an ended attempt used and how it ended. */
export interface AttemptEnd {
  readonly exitCode?: number
  readonly signal?: string
  readonly cpuSeconds?: number
  readonly peakMemoryBytes?: number
  readonly throttledSeconds?: number
}

export interface OutputFile {
  readonly path: string
  readonly sizeBytes: number
}

/** Everything that can happen to a job. `epoch` names the hand-out that the news is about; stale news are refused. */
export type JobEvent = { readonly now: Now; readonly bootId: string } & (
  | { readonly type: 'startIntended'; readonly place: string; readonly gpus: readonly number[] }
  | {
      readonly type: 'started'
      readonly epoch: number
      readonly pid: number
      readonly notes: readonly string[]
    }
  | { readonly type: 'launchFailed'; readonly epoch: number; readonly error: AttemptError }
  | { readonly type: 'froze'; readonly epoch: number }
  | { readonly type: 'thawed'; readonly epoch: number }
  | { readonly type: 'stopOrdered'; readonly epoch: number; readonly cause: StopCause }
  | { readonly type: 'exited'; readonly epoch: number; readonly end: AttemptEnd }
  /**
   * After `exited`: outputs were looked for; `missing` are patterns that matched nothing, `problem` says why they could
   * not be copied, `progressPercent` is what the job last told.
   */
  | {
      readonly type: 'collected'
      readonly epoch: number
      readonly outputFiles: readonly OutputFile[]
      readonly missing: readonly string[]
      readonly escapedPids: readonly number[]
      readonly problem?: string
      readonly progressPercent?: number
    }
  | { readonly type: 'placeLost'; readonly epoch: number; readonly message: string }
  | { readonly type: 'cancelRequested' }
  | { readonly type: 'dependencyFailed'; readonly dependency: string }
  | { readonly type: 'deadlineMissed' }
  /** A person wishes for it now, which also ends a holding back by hand. */
  | { readonly type: 'wishedNow' }
  | { readonly type: 'heldByHand' }
  | { readonly type: 'releasedByHand' }
  | { readonly type: 'noted'; readonly epoch: number; readonly note: string }
)
export type JobEventType = JobEvent['type']
