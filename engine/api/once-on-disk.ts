import { mapEventIterator } from '@orpc/client'
import { base } from './base'
import type { ApiParts } from './context'

/** Nobody is told what a power cut could take back: answers, refusals and each news of a stream wait for the disk. */
export function onceOnDisk({ onDisk }: Pick<ApiParts['store'], 'onDisk'>) {
  return base.middleware(async ({ next, path: [room] }, _input, output) => {
    // That the engine is to end tells of no job, and it would end before its answer.
    if (room === 'engine') return next()
    try {
      const answer = await next()
      return isStream(answer.output) ? output(eachOnDisk(answer.output, onDisk)) : answer
    } finally {
      await onDisk()
    }
  })
}

function eachOnDisk(stream: AsyncIterator<unknown>, onDisk: () => Promise<void>): AsyncIterator<unknown> {
  const told = <Told>(news: Told) => onDisk().then(() => news)
  return mapEventIterator(stream, { value: told, error: told })
}

const isStream = (output: unknown): output is AsyncIterator<unknown> =>
  typeof output === 'object' && output !== null && Symbol.asyncIterator in output
