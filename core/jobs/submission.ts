import type { JobFile, JobId } from '../../shared/model'
import type { Now } from '../clock'
import type { Capacity } from './fit'
import type { JobRecord } from './record'

/** A built-in kind of work, and the argument vector that runs it with these parameters. */
export interface KindOfWork {
  readonly name: string
  readonly command: (params: Readonly<Record<string, unknown>>) => readonly string[]
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
