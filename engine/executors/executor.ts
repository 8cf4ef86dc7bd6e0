import type { AttemptError, JobId, Limits } from '../../shared/model'
import type { AttemptEnd } from '../../core/jobs/event'
import type { OwnUse } from '../sensors/sensor'

/** Names one hand-out of one try of one job: every order and every piece of news carries it. */
export interface AttemptKey {
  readonly job: JobId
  readonly number: number
  readonly epoch: number
}

/** All that a place needs to run an attempt. */
export interface AttemptOrder {
  readonly key: AttemptKey
  readonly command: readonly string[]
  readonly workdir: string
  /** The whole environment of the job, the `LULL_*` variables not yet in it. */
  readonly env: Readonly<Record<string, string>>
  /** The attempt's own folder: `stdout`, `stderr`, `outputs/`, and the executor's notes. */
  readonly folder: string
  readonly gpus: readonly number[]
  readonly resumeFrom?: string
  readonly checkpointSignal?: string
  readonly checkpointEverySeconds?: number
}

/** News from a place. Delivered at least once and in order for one attempt. */
export type ExecutorNews = { readonly key: AttemptKey } & (
  | { readonly type: 'started'; readonly pid: number; readonly notes: readonly string[] }
  | { readonly type: 'launchFailed'; readonly error: AttemptError }
  /** `stoppedAtMonotonicSeconds`: since when it has stood still, if that was before this was told (after a crash). */
  | { readonly type: 'frozen'; readonly stoppedAtMonotonicSeconds?: number }
  | { readonly type: 'thawed' }
  /** `escapedPids`: members that got away from the container and could not be ended. */
  | { readonly type: 'exited'; readonly end: AttemptEnd; readonly escapedPids: readonly number[] }
  | { readonly type: 'lost'; readonly message: string }
  /** Something a person should know about this attempt, such as a freeze that could not be verified. */
  | { readonly type: 'note'; readonly note: string }
)

/** What a place can do for an attempt. */
export interface Capabilities {
  readonly freeze: 'cgroup' | 'signals' | 'suspend' | 'none'
  readonly limitCpu: 'cgroup' | 'jobObject' | 'dutyCycle' | 'none'
  readonly limitMemory: 'cgroup' | 'jobObject' | 'none'
  readonly checkpoint: boolean
  /** Whether this way of holding has been tested on a real machine of this platform. */
  readonly tested: boolean
}

/**
 * Runs attempts at one place. Orders are idempotent by key: the same order twice does its work once, and an order for an
 * attempt that has ended does nothing. Results arrive as news, in any event after the order's promise settled or before.
 */
export interface Executor {
  readonly place: string
  readonly capabilities: Capabilities
  /** Makes the container, then the job in it. The intent is on disk in `folder` before the job's first instruction. */
  start(order: AttemptOrder): Promise<void>
  /** Resolves when no member of the tree runs any more, or with a note in the news when that could not be verified. */
  freeze(key: AttemptKey): Promise<void>
  thaw(key: AttemptKey): Promise<void>
  /** Thaws if need be, signals the job (`firstSignal`, default SIGTERM), and kills the whole tree after the grace. */
  stop(key: AttemptKey, how: { readonly graceSeconds: number; readonly firstSignal?: string }): Promise<void>
  setYielding(key: AttemptKey, yielding: boolean): Promise<void>
  /** What all attempts here may use together; applies to running ones at once. */
  setLimits(limits: Limits): void
  /**
   * After a restart: takes over what an earlier engine left (frozen, running or ended meanwhile) and reports each known
   * key in the news as frozen, started, exited or lost. `folderOf` finds an attempt's folder.
   */
  adopt(keys: readonly { readonly key: AttemptKey; readonly folder: string }[]): Promise<void>
  /** Processor time, memory and members of all attempts here. Cheap: called at every sample. */
  ownUse(): OwnUse
  /** Live figures of one attempt, for progress and history. */
  usage(key: AttemptKey): AttemptUsage | null
  onNews(listener: (news: ExecutorNews) => void): void
  /**
   * Freezes what runs and lets go of it, for the next engine, before it returns: it must hold while the process is ending.
   * Resolves when nothing is left but that.
   */
  release(): Promise<void>
}

export interface AttemptUsage {
  /** Its processes at this moment. */
  readonly pids: readonly number[]
  readonly cpuSeconds: number
  readonly memoryBytes: number
  readonly peakMemoryBytes: number
  readonly throttledSeconds: number
  readonly throttledNow: boolean
}
