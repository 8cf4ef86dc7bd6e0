import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aJob } from '../test/fakes/jobs'
import { aStatus } from '../test/fakes/status'
import type { Job, JobId, SnapshotUpdate } from '../shared/model'
import type { Client } from './connect'
import { createMirror } from './mirror'
import { shareFrames } from './shared-frames'
import type { Visibility } from './visibility'

type Patch = Extract<SnapshotUpdate, { type: 'patch' }>

const id = 'a' as JobId
const job = (particulars: Partial<Job>) => aJob({ ...particulars, id })

/** A window that is seen, and listens once: nothing goes on when a test is over. */
function seenOnce(): Visibility {
  const turns = [Promise.resolve()]
  return {
    isVisible: () => true,
    shown: () => turns.pop() ?? new Promise(() => undefined),
    untilHidden: () => new AbortController().signal,
  }
}

/** An engine that tells its present and then, one at a time, whatever is put in. */
function engine() {
  let tell: (update: SnapshotUpdate | null) => void = () => undefined
  async function* watch(): AsyncGenerator<SnapshotUpdate> {
    const snapshot = { status: aStatus(), active: [job({ progressPercent: 1 })], recent: [], past: [] }
    yield { type: 'snapshot', revision: 0, snapshot }
    for (;;) {
      const update = await new Promise<SnapshotUpdate | null>((resolve) => (tell = resolve))
      if (!update) return
      yield update
    }
  }
  // the mirror asks nothing else of it
  const client = { machine: { watch: () => Promise.resolve(watch()) } } as unknown as Client
  return { client, put: (update: SnapshotUpdate | null) => tell(update) }
}

/** A mirror that is live, beside something that is drawn every half second from now on. */
async function besideALog() {
  const { client, put } = engine()
  const frames = shareFrames()
  const mirror = createMirror(client, seenOnce(), frames)
  const turn = () => new Promise<void>((resolve) => setTimeout(resolve))
  await turn()
  frames.draw()
  vi.advanceTimersByTime(500)
  frames.draw()
  const shown = () => mirror.getState().jobs.get(id)
  const hear = async (update: SnapshotUpdate | null) => {
    put(update)
    await turn()
  }
  return { frames, mirror, shown, hear }
}

const patch = (revision: number, changed: Job, onlyFigures: boolean): Patch => ({
  type: 'patch',
  revision,
  changed: [changed],
  past: [],
  onlyFigures,
})

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

describe('the mirror beside a log that grows', () => {
  it('shows what was measured with the next line', async () => {
    const { frames, shown, hear } = await besideALog()
    await hear(patch(1, job({ progressPercent: 2 }), true))
    expect(shown()?.progressPercent).toBe(1)
    frames.draw()
    expect(shown()?.progressPercent).toBe(2)
  })

  it('shows what was decided at once, and all that came before it', async () => {
    const { mirror, shown, hear } = await besideALog()
    const states: unknown[] = []
    mirror.subscribe(() => states.push(shown()?.state))
    await hear(patch(1, job({ state: 'running' }), true))
    await hear(patch(2, job({ state: 'frozen' }), false))
    expect(states).toEqual(['running', 'frozen'])
  })

  it('says at once that the engine has gone', async () => {
    const { mirror, shown, hear } = await besideALog()
    await hear(patch(1, job({ progressPercent: 2 }), true))
    await hear(null)
    expect(mirror.getState().connection).toBe('away')
    expect(shown()?.progressPercent).toBe(2)
  })
})
