import type { LogChunk } from '../../shared/contract'
import { isOutcome } from '../../shared/model/job-state'
import type { Client } from '../client'
import { createPatience } from './restarts'

export interface LogRequest {
  readonly job: string
  readonly stream: 'stdout' | 'stderr'
  /** Only this attempt; otherwise the newest and all that follow it. */
  readonly attempt?: number | undefined
}

/** A piece of a log, its bytes decoded, none of them twice and none left out. */
export interface LogPiece {
  readonly attempt: number
  readonly offset: number
  readonly bytes: Uint8Array
}

interface Position {
  readonly attempt: number | undefined
  readonly offset: number
}

/**
 * A job's log as it grows, through all its attempts, until the job has its outcome. Survives an engine that is restarted
 * or hands over: goes on at the byte it had come to, and gives up after 30 s without an engine.
 */
export async function* followLog(
  engine: Client,
  request: LogRequest,
  signal: AbortSignal,
): AsyncGenerator<LogPiece> {
  const patience = createPatience()
  let at: Position = { attempt: request.attempt, offset: 0 }
  while (!signal.aborted) {
    try {
      let ended = false
      for await (const chunk of await openLog(engine, request, at, signal)) {
        patience.answered()
        const piece = newPart(chunk, at)
        at = { attempt: piece.attempt, offset: piece.offset + piece.bytes.length }
        if (piece.bytes.length > 0) yield piece
        ended = chunk.end
      }
      const next = await afterEnd(engine, request, at, ended)
      patience.answered()
      if (next === undefined) return
      at = next
    } catch (error) {
      if (signal.aborted) return
      await patience.bear(error, signal)
    }
  }
}

function openLog(
  engine: Client,
  { job, stream }: LogRequest,
  { attempt, offset }: Position,
  signal: AbortSignal,
) {
  return engine.jobs.followLog({ job, stream, offset, ...(attempt !== undefined && { attempt }) }, { signal })
}

/** What is new in a chunk: after a reconnection it may begin with bytes that were shown already. */
function newPart(chunk: LogChunk, at: Position): LogPiece {
  const bytes = Buffer.from(chunk.base64, 'base64')
  const known = chunk.attempt === at.attempt ? Math.max(0, at.offset - chunk.offset) : 0
  return { attempt: chunk.attempt, offset: chunk.offset + known, bytes: bytes.subarray(known) }
}

/** Where to go on after a stream ended: the next attempt, the same place again, or (`undefined`) nowhere. */
async function afterEnd(
  engine: Client,
  { job, attempt: only }: LogRequest,
  at: Position,
  ended: boolean,
): Promise<Position | undefined> {
  if (only !== undefined && ended) return undefined
  const { state, attempts } = await engine.jobs.get({ job })
  const newest = attempts.at(-1)?.number ?? 0
  const seen = at.attempt ?? 0
  if (ended && newest > seen && seen > 0) return { attempt: seen + 1, offset: 0 }
  if (isOutcome(state) && (ended || newest === 0)) return undefined
  return at
}
