import type { Limits } from '../../../shared/model'
import type { AttemptOrder, Capabilities } from '../executor'
import type { Container } from './containers'
import type { Intent, Lease } from './folder'
import type { Beginning } from './launch'
import type { Witness } from './processes'

/** What a platform gives to hold attempts with. Everything else is the same everywhere. */
export interface Site {
  readonly table: Witness
  readonly bootId: string
  readonly capabilities: Capabilities
  /** Brings an attempt to the moment before its first instruction. Throws LaunchFailure, and then leaves nothing behind. */
  begin(order: AttemptOrder): Promise<Beginning>
  /** The container of an attempt, new or left by an earlier engine. */
  container(intent: Pick<Intent, 'mark' | 'cgroup'>, launcherPid: number): Container
  /** Takes the lease of an attempt that an earlier engine left; `null` when nobody gives it. */
  takeLease(folder: string, withinMs: number, watcherLives: () => boolean): Promise<Lease | null>
  /** What all attempts may use together, those that live in a place that an earlier engine made too. */
  limit(limits: Limits, held: readonly Container[]): void
  /** After an adoption: clears what earlier engines left where `found` lived, but for what is held. */
  sweep(found: readonly Container[], held: readonly Container[]): void
  /** Lets go of everything before it returns. Resolves when nothing stands by any more. */
  close(): Promise<void>
}
