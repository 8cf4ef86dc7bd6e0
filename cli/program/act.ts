import type { CommonOptions, Session } from '../session'

/** Runs a command's work in a session and keeps its exit code. */
export type Act = (options: CommonOptions, work: (session: Session) => Promise<number>) => Promise<void>
