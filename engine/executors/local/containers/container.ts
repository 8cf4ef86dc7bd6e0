import type { ProcessIdentity } from '../processes'

/** Holds all processes of one attempt together, so that they can be stopped, counted and ended as one. */
export interface Container {
  readonly kind: 'cgroup' | 'signals' | 'job'
  /** Where the launcher puts the job before its first instruction; empty where something else holds it. */
  readonly cgroup: string
  /** Tells who the job is, once it is known. Its descendants are its members. */
  hold(job: ProcessIdentity): void
  /** Stops everybody and looks until nobody moves. Resolves with the pids that could not be seen stopped: none is right. */
  freeze(): Promise<readonly number[]>
  /** Stops everybody known, at once and without looking: for short pauses, and while our own process is ending. */
  brake(): void
  thaw(): void
  signalMain(signal: NodeJS.Signals): void
  signalAll(signal: NodeJS.Signals): void
  /** Ends everybody, frozen or not, and looks until nobody lives. Resolves with the pids that got away: none is right. */
  kill(): Promise<readonly number[]>
  /** All that live, found thoroughly. Zombies have ended and do not count. */
  readonly living: () => readonly number[]
  /** What the members use, without looking at anybody else's process. */
  use(): ContainerUse
  /** Scheduling priority of all members, 0 (normal) to 19 (lowest). `false` when some would not take it. */
  setNice(nice: number): boolean
  /** Clears away what the container itself left on the system, once it is empty. */
  remove(): void
}

export interface ContainerUse {
  readonly pids: readonly number[]
  /** Of all members since the beginning; never falls. */
  readonly cpuSeconds: number
  readonly memoryBytes: number
  /** The most that was seen; exact where the kernel counts it, or for a single process. */
  readonly peakMemoryBytes: number
}
