import type { JobFile, JobState, Reason, Settings, TraceLine } from '../../shared/model'
import type { AcceptError } from '../jobs'
import type { MachineSize } from '../planner'

/** A job of a simulation: what a person would submit, and what only a simulator has to be told. */
export interface SimulatedJob {
  readonly file: JobFile
  /** Seconds of running that its work takes. */
  readonly seconds: number
  /** When it is submitted, in seconds of the trace. */
  readonly atSeconds: number
}

/** What a simulation replays. */
export interface SimulationInput {
  /** In order of time, at least one line. The last line ends the simulation; what it says is still decided on. */
  readonly trace: readonly TraceLine[]
  /** `null`: an endless queue of one-CPU jobs, an hour of work each, so that the figures are about the machine. */
  readonly jobs: readonly SimulatedJob[] | null
  readonly settings: Settings
  readonly size: MachineSize
  /** IANA name, for hours and cron lines. */
  readonly timeZone: string
  /** Unix time in milliseconds at which the trace begins. */
  readonly startsAtMs: number
  /** How often it is decided; default 1. */
  readonly everySeconds?: number
  readonly reaction?: Reaction
  /** Is told of every decision that was worked out. Moments between which nothing can change are passed over. */
  readonly onDecision?: (decision: Decision) => void
  /** Works out every decision, though it is known to be the one before: slow, and what the fast way is tested against. */
  readonly plodding?: boolean
}

/** Seconds from an order until it is carried out. */
export interface Reaction {
  readonly startSeconds: number
  readonly freezeSeconds: number
  readonly thawSeconds: number
  readonly stopSeconds: number
}

/** Round figures of the order that `npm run bench -- hold freeze` shows; a freeze by signals is the slower one. */
export const usualReaction: Reaction = {
  startSeconds: 0.01,
  freezeSeconds: 0.1,
  thawSeconds: 0.01,
  stopSeconds: 0.1,
}

/** What was decided at one moment. */
export interface Decision {
  readonly atSeconds: number
  readonly vetoes: readonly Reason[]
  /** Jobs that ran up to this moment. */
  readonly running: number
  /** `freeze 000001`: the orders that were given. */
  readonly orders: readonly string[]
}

/** What a replayed trace came to. All figures count from the first line of the trace to its last. */
export interface Report {
  readonly traceSeconds: number
  /** Moments at which it was decided what runs. */
  readonly decisions: number
  /** Seconds in which at least one job ran. */
  readonly harvestedSeconds: number
  /**
   * Seconds in which nothing ran though a job waited that the rules would have let run, had they judged that moment
   * alone: without bands and delays, and with nobody's input for a minute. It is the price of caution and of slowness.
   */
  readonly wastedSeconds: number
  /** Seconds in which a job ran within a minute after an input, in a call, or under a full-screen or wakeful program. */
  readonly overlapSeconds: number
  readonly starts: number
  readonly freezes: number
  readonly thaws: number
  /** Freezes of a job that had gone on less than a minute before. */
  readonly flaps: number
  readonly deadlineMisses: number
  /** How many jobs got their outcome, those of the endless queue included. */
  readonly ended: number
  /** The given jobs, in the order of their submission; none for an endless queue. */
  readonly jobs: readonly JobReport[]
}

/** What became of a job. */
export interface JobReport {
  readonly name: string
  readonly state: JobState
  readonly attempts: number
  readonly submittedAtSeconds: number
  /** When it first ran; absent when it never did. */
  readonly startedAtSeconds?: number
  /** When it got its outcome; absent when it has none. */
  readonly endedAtSeconds?: number
  readonly runSeconds: number
  readonly frozenSeconds: number
  readonly missedDeadline: boolean
  /** Why it waits or is frozen at the end; empty otherwise. */
  readonly reasons: readonly Reason[]
}

/** Job files can be wrong in ways that only a submission shows, such as a job that waits for itself. */
export type Simulation =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly errors: readonly AcceptError[] }
