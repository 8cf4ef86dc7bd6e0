import type { Client } from '../client'
import { exitCodes } from '../exit'
import { followLog, type LogPiece } from '../following/follow-log'
import type { CommonOptions, Session } from '../session'

export interface LogsOptions extends CommonOptions {
  readonly follow?: boolean
  readonly stderr?: boolean
  readonly attempt?: number
}

/** `lull logs JOB`: what a job wrote, its bytes unchanged; `-f` goes on until it ends. */
export async function logs(session: Session, ref: string, options: LogsOptions): Promise<number> {
  const engine = await session.engine()
  const stream = options.stderr ? 'stderr' : 'stdout'
  const { id, attempts, reasons, state } = await engine.jobs.get({ job: ref })
  const request = { job: id, stream, attempt: options.attempt } as const
  if (attempts.length === 0 && options.follow)
    session.out.note(`it has not run yet: ${reasons[0]?.message ?? state}`)
  if (options.follow) return print(session, followLog(engine, request, new AbortController().signal), stream)
  if (attempts.length === 0) session.out.note('it has not run yet, so there is no log; `-f` waits for it')
  if (!session.out.json) return print(session, wholeLog(session, engine, request), stream)
  const pieces: Uint8Array[] = []
  for await (const { bytes } of wholeLog(session, engine, request)) pieces.push(bytes)
  await session.out.show({ job: id, stream, ...asText(Buffer.concat(pieces)) }, () => '')
  return exitCodes.done
}

/** A log so far, read piece by piece. What was rotated away is said on stderr. */
async function* wholeLog(
  { out }: Session,
  engine: Client,
  { job, stream, attempt }: { job: string; stream: 'stdout' | 'stderr'; attempt: number | undefined },
): AsyncGenerator<LogPiece> {
  let offset = 0
  for (;;) {
    const chunk = await engine.jobs.log({ job, stream, offset, ...(attempt !== undefined && { attempt }) })
    const bytes = Buffer.from(chunk.base64, 'base64')
    if (chunk.offset > offset) out.note(`${chunk.offset - offset} older bytes were rotated away`)
    if (bytes.length > 0) yield { attempt: chunk.attempt, offset: chunk.offset, bytes }
    if (bytes.length === 0 || chunk.end) return
    offset = chunk.offset + bytes.length
  }
}

async function print(
  { out }: Session,
  pieces: AsyncIterable<LogPiece>,
  stream: 'stdout' | 'stderr',
): Promise<number> {
  for await (const { attempt, offset, bytes } of pieces) {
    if (!out.json) await out.bytes('stdout', bytes)
    else await out.stream({ stream, attempt, offset, ...asText(bytes) }, () => '')
  }
  return exitCodes.done
}

/** A log may hold anything: as text for people who know it is text, and exactly. */
function asText(bytes: Uint8Array) {
  const buffer = Buffer.from(bytes)
  return { text: buffer.toString('utf8'), base64: buffer.toString('base64') }
}
