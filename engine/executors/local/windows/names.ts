import { createHash } from 'node:crypto'
import path from 'node:path'

/** Names in the namespace of all sessions: an engine in another session of the same user finds what one left. */
export interface AttemptNames {
  readonly job: string
  /** Set to ask the job's main process to end. */
  readonly ask: string
}

/** The job object around all attempts of a home: it carries the limits that they share. */
export function baseName(homeRoot: string): string {
  return `Global\\lull-${digest(homeRoot)}`
}

/** `mark`: `JOB/NUMBER/EPOCH`. */
export function attemptNames(homeRoot: string, mark: string): AttemptNames {
  const job = `${baseName(homeRoot)}-${mark.replaceAll('/', '-')}`
  return { job, ask: `${job}-ask` }
}

/** Where the launcher of this attempt listens for a new engine once it has stopped its job. */
export function leasePipe(attemptFolder: string): string {
  return `\\\\.\\pipe\\lull-lease-${digest(path.resolve(attemptFolder).toLowerCase())}`
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
