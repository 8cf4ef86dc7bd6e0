import type { JobFile, JobId } from '../../shared/model'
import type { Now } from '../clock'
import type { AcceptError } from './accept-error'
import type { Capacity } from './fit'
import type { JobRecord } from './record'

/** A built-in kind of work: checks what a job asks of it, and says what runs then. */
export interface KindOfWork {
  readonly name: string
  readonly prepare: (
    params: Readonly<Record<string, unknown>>,
    resources: JobFile['resources'],
  ) => Prepared | { readonly ok: false; readonly errors: readonly AcceptError[] }
}

/** A kind of work with parameters that it accepts. */
export interface Prepared {
  readonly ok: true
  /** The argument vector that runs it. */
  readonly command: readonly string[]
  /** The most memory it will take. */
  readonly memoryBytes: number
  /** After so long it must be stuck: its time-out, unless the person gives another. */
  readonly timeoutSeconds?: number
  /** Files that its parameters name. */
  readonly inputs: readonly string[]
}

/** What was submitted together, and what the world around it says. */
export interface Submission {
  readonly files: readonly JobFile[]
  /** Where the command was typed: absolute, in the form of the platform. */
  readonly workdir: string
  /** Names of the submitting shell's variables; their values stay with the engine. */
  readonly environmentNames: readonly string[]
  readonly now: Now
  /** One for each file, ascending. */
  readonly newIds: readonly JobId[]
  /** An existing job by its id, a unique prefix of one, or the newest with that name. */
  readonly findJob: (ref: string) => JobRecord | undefined
  readonly machine: Capacity
  /** A person wishes for them now (`--now`). */
  readonly wishedNow: boolean
  /** Refuse what this machine can never satisfy, instead of letting it wait. */
  readonly strict: boolean
  /** Joins a path of a job file to an absolute folder, as the platform does it. */
  readonly resolvePath: (folder: string, path: string) => string
  /** The argument vector by which this platform runs a line of shell. */
  readonly shellCommand: (line: string) => readonly string[]
  /** The built-in kinds of work that this version ships. */
  readonly kinds: readonly KindOfWork[]
}
