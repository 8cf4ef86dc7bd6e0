import { setTimeout as wait } from 'node:timers/promises'
import type { LogChunk } from '../../../shared/contract'
import type { World } from './world'

interface Query {
  readonly stream: 'stdout' | 'stderr'
  readonly offset: number
  readonly attempt?: number | undefined
}

const tickMs = 20

/** The world's log from `offset` on; one that grows does so without end. */
export async function* followedLog(
  { log }: World,
  query: Query,
  signal?: AbortSignal,
): AsyncGenerator<LogChunk> {
  const { stream, attempt = 1 } = query
  const grows = stream === 'stdout' && log.linesPerSecond > 0
  const chunk = (bytes: Buffer, offset: number): LogChunk => ({
    stream,
    attempt,
    offset,
    base64: bytes.toString('base64'),
    end: !grows,
  })
  const whole = Buffer.from(log[stream])
  yield chunk(whole.subarray(query.offset), query.offset)
  let offset = whole.length
  for (let line = 1; grows && !signal?.aborted;) {
    await wait(tickMs)
    const lines = Array.from(
      { length: (log.linesPerSecond * tickMs) / 1000 },
      () => `line ${line++} of the flood`,
    )
    const bytes = Buffer.from(lines.map((text) => `${text}\n`).join(''))
    yield chunk(bytes, offset)
    offset += bytes.length
  }
}
