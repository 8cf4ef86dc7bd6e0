import { afterEach, describe, expect, it } from 'vitest'
import { fakeEngine, type FakeEngine, procedures } from '../../test/fakes/fake-engine'
import { aJob, anAttempt } from '../../test/fakes/jobs'
import { LullError } from '../../shared/model'
import { connect } from '../client'
import { followLog } from './follow-log'

let engine: FakeEngine
afterEach(() => engine.end())

interface Query {
  readonly attempt?: number | undefined
  readonly offset: number
}

/** An engine whose logs are these, an attempt each, and that breaks off after so many bytes, once for each entry. */
async function engineWithLogs(logs: readonly string[], breaks: number[] = []) {
  const asked: Query[] = []
  engine = await fakeEngine({
    jobs: {
      get: procedures.jobs.get.handler(() =>
        aJob({ state: 'succeeded', attempts: logs.map((_, at) => anAttempt({ number: at + 1 })) }),
      ),
      followLog: procedures.jobs.followLog.handler(async function* ({ input }) {
        asked.push({ attempt: input.attempt, offset: input.offset })
        const attempt = input.attempt ?? 1
        // As after a rotation by copy, it begins a little before what was asked for.
        const offset = Math.max(0, input.offset - 2)
        const log = logs[attempt - 1] ?? ''
        const until = breaks.shift()
        const bytes = Buffer.from(log.slice(offset, until))
        const end = until === undefined
        yield { stream: input.stream, attempt, offset, base64: bytes.toString('base64'), end }
        if (!end) {
          await new Promise((resolve) => setImmediate(resolve))
          engine.dropConnections()
        }
      }),
    },
  })
  return asked
}

async function read(): Promise<string> {
  const pieces: Uint8Array[] = []
  const follow = followLog(
    connect(engine.socketPath),
    { job: 'train', stream: 'stdout' },
    new AbortController().signal,
  )
  for await (const { bytes } of follow) pieces.push(bytes)
  return Buffer.concat(pieces).toString()
}

describe('followLog', () => {
  it('goes on at its byte after the engine broke off, losing and repeating nothing', async () => {
    const asked = await engineWithLogs(['0123456789abcdef'], [5, 11])
    expect(await read()).toBe('0123456789abcdef')
    expect(asked).toEqual([
      { attempt: undefined, offset: 0 },
      { attempt: 1, offset: 5 },
      { attempt: 1, offset: 11 },
    ])
  })

  it('goes on with the log of the next attempt', async () => {
    await engineWithLogs(['first ', 'second'])
    expect(await read()).toBe('first second')
  })

  it('passes on what the engine refuses', async () => {
    engine = await fakeEngine({
      jobs: {
        followLog: procedures.jobs.followLog.handler(() => {
          throw new LullError('noSuchJob', 'There is no job "train"', { hint: '' })
        }),
      },
    })
    await expect(read()).rejects.toMatchObject({ data: { code: 'noSuchJob' } })
  })
})
