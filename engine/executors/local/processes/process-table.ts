/** A process beyond doubt: pids are used again, a pid with its start time is not (within one boot). */
export interface ProcessIdentity {
  readonly pid: number
  /** When it started, in the platform's own unit. Only equality means anything. */
  readonly startTime: string
}

export interface ProcessFacts extends ProcessIdentity {
  readonly parent: number
  readonly group: number
  readonly session: number
  readonly activity: Activity
  /** Processor seconds of its own, and of the children it has waited for. */
  readonly cpuSeconds: number
  readonly childrenCpuSeconds: number
}

/** `ended`: dead but not yet waited for (a zombie); it never runs again. */
export type Activity = 'moving' | 'stopped' | 'ended'

export interface ProcessMemory {
  readonly residentBytes: number
  /** The most it ever held at once. */
  readonly peakBytes: number
}

/** Processes as they were found one after the other. */
export interface Listing {
  readonly processes: readonly ProcessFacts[]
  /** Whether one ended before it was looked at: it may have left a child that was born too late to be listed. */
  readonly isCut: boolean
}

/** The processes of this machine, as its platform shows them. */
export interface ProcessTable {
  /**
   * Every process, or every one that is not known. The only call whose cost grows with the machine: for freezing and
   * killing, never for sampling.
   */
  list(isKnown?: (pid: number) => boolean): Listing
  /** `null` when there is no such process. */
  read(pid: number): ProcessFacts | null
  /** Living children of all its threads. */
  childrenOf(pid: number): readonly number[]
  /**
   * Value of `LULL_ATTEMPT` in the environment it was started with; `null` without one, or where we may not look.
   * `undefined` when it ended before it was asked.
   */
  markOf(identity: ProcessIdentity): string | null | undefined
  /** The brand that it carries (`brandFor`); `null` without one, or on a platform that has none; `undefined` likewise. */
  brandOf(identity: ProcessIdentity): string | null | undefined
  memoryOf(pid: number): ProcessMemory | null
  /** Whether the kernel shares the processors by session first (Linux: autogroup, as on most desktops). */
  sharesBySession(): boolean
  /** Gives the session of this process a priority, 0 to 19. `false` when it was not taken, perhaps only for now. */
  setSessionNice(pid: number, nice: number): boolean
  /** Thread ids; priorities belong to threads. */
  threadsOf(pid: number): readonly number[]
}

/** As much of it as tells whether a process is still the same one, on any platform. */
export interface Witness extends Pick<ProcessTable, 'sharesBySession'> {
  /** `null` when there is no such process. */
  read(pid: number): (ProcessIdentity & Pick<ProcessFacts, 'activity'>) | null
}

/** Whether this very process still runs or could run again. */
export function isAlive(table: Pick<Witness, 'read'>, identity: ProcessIdentity): boolean {
  const facts = table.read(identity.pid)
  return facts !== null && facts.startTime === identity.startTime && facts.activity !== 'ended'
}

/** The identity of a living process, to recognise it later. */
export function identify(table: Witness, pid: number): ProcessIdentity | null {
  const facts = table.read(pid)
  return facts && { pid, startTime: facts.startTime }
}

/** Sends a signal. `false` when nobody is there any more to receive it, or when it is not ours to signal. */
export function sendSignal(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ESRCH' || code === 'EPERM') return false
    throw error
  }
}
