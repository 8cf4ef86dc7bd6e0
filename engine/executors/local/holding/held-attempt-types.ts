import type { AttemptKey, AttemptUsage, ExecutorNews } from '../../executor'
import type { Container, ContainerUse } from '../containers'
import type { AttemptProcesses, Intent, Lease } from '../folder'
import type { Witness } from '../processes'
import type { Brake } from './brake'

/** An attempt whose processes exist: everything that can be done to it until its one end. */
export interface HeldAttempt {
  readonly key: AttemptKey
  readonly folder: string
  readonly notes: readonly string[]
  readonly jobPid: number
  readonly checkpoint: Intent['checkpoint']
  readonly container: Container
  readonly brake: Brake
  /** Told to end: pauses and limits leave it alone. */
  readonly stopping: boolean
  /** `stoppedAtMonotonicSeconds`: when its watcher had stopped it already. */
  freeze(stoppedAtMonotonicSeconds?: number | null): Promise<void>
  thaw(): Promise<void>
  stop(how: StopOrder): Promise<void>
  setYielding(yielding: boolean): void
  /** Gives its priority to the sessions that its members have opened meanwhile. */
  keepPriority(): void
  use(): ContainerUse
  usage(): AttemptUsage
  /** Counts a pause that a limit made. */
  addThrottled(seconds: number): void
  setThrottled(now: boolean): void
  /**
   * The launcher has ended, by its exit code (`null`: a signal, or unknown): settles the attempt. It stays held, and nobody
   * hears of its end, for as long as its tree could still live.
   */
  conclude(launcherCode: number | null): Promise<void>
  /** Resolves when settling it has turned out to take longer, after a note that says why. */
  readonly unsettled: Promise<void>
  /** Freezes it and lets go of it, for the next engine. */
  release(): void
}

export interface StopOrder {
  readonly graceSeconds: number
  readonly firstSignal?: string
}

export interface HeldParts {
  readonly key: AttemptKey
  readonly folder: string
  readonly intent: Intent
  readonly processes: AttemptProcesses
  readonly container: Container
  readonly lease: Lease
  readonly table: Witness
  readonly tell: (news: ExecutorNews) => void
  /** Called once, when the attempt has ended, with what it used last. */
  readonly onEnd: (use: ContainerUse) => void
}
