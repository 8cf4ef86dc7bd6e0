import { setTimeout as sleep } from 'node:timers/promises'
import type { LogChunk } from '../../shared/contract'
import { isOutcome } from '../../shared/model'
import type { JobRecord } from '../../core/jobs'
import { readLog, watchLog } from '../executors/local'
import type { ApiParts } from './context'
import { jobByRef } from './job-ref'

interface LogQuery {
  readonly job: string
  readonly stream: 'stdout' | 'stderr'
  readonly attempt?: number | undefined
  readonly offset: number
  readonly maxBytes?: number
}

const followBytes = 262_144
/** What a job writes in many small pieces is read in as many as a person can tell apart. */
const restMs = 50

/** One piece of a log, from `offset` on; empty when there is nothing there yet. */
export async function logChunk(parts: ApiParts, query: LogQuery): Promise<LogChunk> {
  const job = jobByRef(parts.store, query.job)
  return chunkOf(parts, job, query)
}

async function chunkOf(parts: ApiParts, job: JobRecord, query: LogQuery): Promise<LogChunk> {
  const attempt = query.attempt ?? job.attempts.at(-1)?.number ?? 1
  // Whether the job has ended is asked before reading: what it wrote last is then surely in what is read.
  const ended = isOutcome(job.state) || attempt < (job.attempts.at(-1)?.number ?? 1)
  const folder = parts.folders.ofAttempt({ job: job.id, number: attempt })
  const { bytes, offset, atEnd } = await readLog(
    folder,
    query.stream,
    query.offset,
    query.maxBytes ?? followBytes,
  )
  return { stream: query.stream, attempt, offset, base64: bytes.toString('base64'), end: ended && atEnd }
}

/**
 * A log as it grows, until the job has its outcome. A job that is tried again goes on with the log of its next attempt,
 * from offset 0, unless one attempt was asked for.
 */
export async function* followLog(
  parts: ApiParts,
  query: LogQuery,
  signal?: AbortSignal,
): AsyncGenerator<LogChunk> {
  let { offset } = query
  let attempt = query.attempt
  while (!signal?.aborted) {
    const rings = parts.bells.decisions.rings
    const job = jobByRef(parts.store, query.job)
    attempt ??= job.attempts.at(-1)?.number
    if (attempt === undefined) {
      if (isOutcome(job.state)) return
      await parts.bells.decisions.after(rings, signal)
      continue
    }
    const chunk = await chunkOf(parts, job, { ...query, attempt, offset })
    const length = Buffer.byteLength(chunk.base64, 'base64')
    const follows = query.attempt === undefined && chunk.end && !lastAttempt(job, attempt)
    if (length > 0 || (chunk.end && !follows)) yield follows ? { ...chunk, end: false } : chunk
    offset = chunk.offset + length
    if (follows) {
      attempt += 1
      offset = 0
    } else if (chunk.end) return
    else if (length < (query.maxBytes ?? followBytes)) {
      if (length > 0) await sleep(restMs, undefined, { ref: false })
      await moreToRead(parts, job, { attempt, rings, stream: query.stream, offset }, signal)
    }
  }
}

function lastAttempt(job: JobRecord, attempt: number): boolean {
  return isOutcome(job.state) && attempt >= (job.attempts.at(-1)?.number ?? 1)
}

interface Wait {
  readonly attempt: number
  readonly rings: number
  /** How far the log was read: bytes written between that read and the watch are more, too. */
  readonly offset: number
  readonly stream: 'stdout' | 'stderr'
}

/** Resolves when the log grew or the job moved on. */
async function moreToRead(parts: ApiParts, job: JobRecord, wait: Wait, signal?: AbortSignal): Promise<void> {
  const either = new AbortController()
  const stop = () => either.abort()
  signal?.addEventListener('abort', stop)
  const folder = parts.folders.ofAttempt({ job: job.id, number: wait.attempt })
  const grew = watchLog(folder, wait.stream, either.signal, wait.offset)
  try {
    await Promise.race([grew, parts.bells.decisions.after(wait.rings, either.signal)])
  } finally {
    stop()
    signal?.removeEventListener('abort', stop)
  }
}
