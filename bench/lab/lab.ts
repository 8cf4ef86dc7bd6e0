import type { ChildProcess } from 'node:child_process'

/** Where one bench works. Whatever it starts or writes is gone when it ends, however it ends. */
export interface Lab {
  /** Fewer and shorter runs: for trying things out. Its figures are no proof. */
  readonly quick: boolean
  /** How often to repeat everything. */
  readonly runs: number
  /** What is under way, for whoever waits. */
  say(progress: string): void
  /** An empty folder. At the end every process that names it in its arguments or environment is killed. */
  folder(): string
  /** Starts a process, killed at the end with all below it, with the folder as its LULL_HOME. Its words go to the folder's `words.log`. */
  start(command: string, args: readonly string[], options: StartOptions): ChildProcess
  /** The latest first. */
  atEnd(leave: () => unknown): void
}

export interface StartOptions {
  readonly home: string
  readonly env?: Readonly<Record<string, string>>
  /** With two more pipes, file descriptors 3 and 4: one to write to the process, one to read from it. */
  readonly canTalk?: boolean
}
