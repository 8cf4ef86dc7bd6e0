import type { Home } from '../../../shared/home'
import type { AttemptKey, Executor } from '../executor'
import type { Container } from './containers'
import type { AttemptProcesses, Intent, Lease, LogLimits } from './folder'
import type { ContainerChoice } from './workplace'

export interface LocalExecutorOptions {
  readonly home: Home
  readonly settings: () => LogLimits
  readonly log: { error(message: string, fields?: Readonly<Record<string, unknown>>): void }
  /** Default: `LULL_CONTAINER`, else whatever this machine gives. */
  readonly container?: ContainerChoice
  readonly platform?: NodeJS.Platform
}

export interface LocalExecutor extends Executor {
  /**
   * Freezes everything before it returns, and reports it as usual after; what is about to start is frozen as soon as it has.
   * For the moment before the machine sleeps.
   */
  freezeAll(): void
}

/** An attempt whose processes exist, started now or left by an earlier engine. */
export interface Taken {
  readonly key: AttemptKey
  readonly folder: string
  readonly intent: Intent
  readonly processes: AttemptProcesses
  readonly container: Container
  readonly lease: Lease
}
