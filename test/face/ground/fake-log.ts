import { setTimeout as wait } from 'node:timers/promises'
import type { LogChunk } from '../../../shared/contract'
import { isOutcome } from '../../../shared/model'
import { jobNamed } from './fake-jobs'
import type { World } from './world'

interface Query {
  readonly job: string
  readonly stream: 'stdout' | 'stderr'
  readonly offset: number
  readonly attempt?: number | undefined
}

const tickMs = 20

/** The log of a world's job from `offset` on; it ends with the job, and one that grows does so without end. */
export async function* followedLog(
  world: World,
  query: Query,
  signal?: AbortSignal,
): AsyncGenerator<LogChunk> {
  const { stream, attempt = 1 } = query
  const { log } = world
  const grows = stream === 'stdout' && log.linesPerSecond > 0
  const isOver = isOutcome(jobNamed(world, query.job).state)
  const chunk = (bytes: Buffer, offset: number): LogChunk => ({
    stream,
    attempt,
    offset,
    base64: bytes.toString('base64'),
    end: isOver && !grows,
  })
  const whole = Buffer.from(log[stream])
  yield chunk(whole.subarray(query.offset), query.offset)
  if (!isOver && !grows) await aborted(signal)
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

/** Resolves when nobody listens any more; a question for one chunk comes back no second time. */
const aborted = (signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }))
