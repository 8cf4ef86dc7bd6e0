import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { emptyMemory, assess } from '../../core/readiness'
import { noon, secondsLater, specOf } from '../../core/jobs/job.fixture'
import type { Action } from '../../core/planner'
import { createThisMachine } from '../place'
import { defaultSettings, JobId, type Sample, type SensorName } from '../../shared/model'
import type { JobRecord } from '../../core/jobs'
import type { Executor } from '../executors/executor'
import { calm } from '../../test/fixtures/calm-machine'
import type { Store } from '../store'
import type { JobBook } from './job-book'
import { createLoop, type Loop } from './loop'
import type { Lookout, Sight } from './lookout'
import type { Orders } from './orders'

// The loop alone, with everything around it under the test's thumb.

const id = JobId.parse('01900000-0000-7000-8000-000000000001')
const queued: JobRecord = {
  id,
  name: 'true',
  state: 'queued',
  command: ['true'],
  spec: specOf(),
  submittedAt: '2026-11-22T12:00:00.000Z',
  attempts: [],
  outputFiles: [],
  costUsd: 0,
  clock: null,
  stopping: null,
}

interface Around {
  readonly look?: (names?: readonly SensorName[]) => Promise<void>
  readonly carryOut?: (action: Action) => void
}

function ground(more: Around = {}) {
  const carried: Action[] = []
  let sample = calm
  let jobs = [queued]
  let passedSeconds = 0
  let seen = sample
  const sight = (): Sight => {
    const policy = { settings: defaultSettings, paused: null }
    return {
      sample: seen,
      blind: [],
      sources: {},
      ages: {},
      assessment: assess(seen, policy, emptyMemory, noon),
    }
  }
  const lookout: Lookout = {
    look: async (names) => {
      await more.look?.(names)
      seen = sample
      return sight()
    },
    judge: sight,
    imagine: () => sight().assessment,
  }
  const orders: Orders = {
    carryOut: (action) => {
      carried.push(action)
      more.carryOut?.(action)
    },
    busy: new Set(),
    yielding: new Set(),
    settled: async () => undefined,
  }
  const loop: Loop = createLoop({
    lookout,
    orders,
    book: { active: () => jobs } as Partial<JobBook> as JobBook,
    store: { outcomes: () => new Map() } as Partial<Store> as Store,
    executor: { setLimits: () => undefined } as Partial<Executor> as Executor,
    placeOf: createThisMachine(),
    settings: () => defaultSettings,
    clock: () => secondsLater(passedSeconds + performance.now() / 1000),
    bootId: 'boot-1',
    log: { info: () => undefined, warn: () => undefined, error: () => undefined, close: () => undefined },
  })
  return {
    loop,
    carried,
    use: (changed: Partial<Sample>) => (sample = { ...calm, ...changed }),
    have: (present: JobRecord[]) => (jobs = present),
    pass: (seconds: number) => (passedSeconds += seconds),
  }
}

describe('the loop', () => {
  it('decides nothing before it is started', async () => {
    const { loop, carried } = ground()
    loop.request('plan')
    loop.request('full')
    await sleep(20)
    expect(carried).toEqual([])
    await loop.start()
    expect(carried.map(({ type }) => type)).toEqual(['start'])
    await loop.stop()
  })

  it('leaves room for the rest of the process however fast plans are asked for', async () => {
    const { loop } = ground({ carryOut: () => loop.request('plan') })
    await loop.start()
    // A timer fires although each plan asks for the next at once.
    await expect(sleep(20).then(() => 'served')).resolves.toBe('served')
    await loop.stop()
  })

  it('makes a plan that was asked for during a look at the input alone', async () => {
    let during: (() => void) | undefined
    const { loop, carried } = ground({
      look: async () => {
        during?.()
        during = undefined
      },
    })
    await loop.start()
    const plans = carried.length
    during = () => loop.request('plan')
    loop.request('input')
    await expect.poll(() => carried.length).toBe(plans + 1)
    await loop.stop()
  })

  it('looks anew before it starts a job that came after a while at rest', async () => {
    let looks = 0
    const { loop, carried, have, pass, use } = ground({ look: async () => void (looks += 1) })
    have([])
    await loop.start()
    pass(3)
    use({ idleSeconds: 1 })
    have([queued])
    loop.request('plan')
    await expect.poll(() => looks).toBe(2)
    loop.request('plan')
    await loop.stop()
    expect([looks, carried]).toEqual([2, []])
  })

  it('does not plan anew for an input look that changed no rule’s mind', async () => {
    const { loop, carried, use } = ground()
    await loop.start()
    use({ idleSeconds: 901 })
    loop.request('input')
    loop.request('input')
    await sleep(20)
    expect(carried).toHaveLength(1)
    await loop.stop()
  })
})

describe('a look at everything that waits for a slow sensor', () => {
  /** A loop with a job that runs, whose looks at everything wait from `slow` until `answer`. */
  async function withSlowSensor() {
    const looks = { input: 0, full: 0 }
    let answer = () => undefined as void
    let waiting: Promise<void> | undefined
    const all = ground({
      look: async (names) => {
        looks[names ? 'input' : 'full'] += 1
        if (!names) await waiting
      },
    })
    await all.loop.start()
    all.have([{ ...queued, state: 'running' }])
    const slow = async () => {
      waiting = new Promise((resolve) => (answer = resolve))
      const before = looks.full
      all.loop.request('full')
      await expect.poll(() => looks.full).toBe(before + 1)
    }
    return { ...all, looks, slow, answer: () => answer() }
  }

  it('holds up no look at the input', async () => {
    const { loop, looks, use, slow, answer } = await withSlowSensor()
    await slow()
    const before = looks.input
    use({ idleSeconds: 1 })
    await expect.poll(() => looks.input).toBeGreaterThan(before + 2)
    expect(loop.present().sight.sample.idleSeconds).toBe(1)
    answer()
    await loop.stop()
  })

  it('is the only one of its kind, and the next one follows it', async () => {
    const { loop, looks, slow, answer } = await withSlowSensor()
    await slow()
    const before = looks.full
    const inputs = looks.input
    loop.request('full')
    await expect.poll(() => looks.input).toBeGreaterThan(inputs + 1)
    expect(looks.full).toBe(before)
    answer()
    await expect.poll(() => looks.full).toBeGreaterThan(before)
    await loop.stop()
  })

  it('keeps a job waiting that came after a while at rest, until all is seen', async () => {
    const { loop, looks, carried, have, pass, slow, answer } = await withSlowSensor()
    have([])
    const before = carried.length
    await slow()
    pass(3)
    have([queued])
    loop.request('plan')
    loop.request('input')
    const inputs = looks.input
    await expect.poll(() => looks.input).toBeGreaterThan(inputs)
    expect(carried).toHaveLength(before)
    answer()
    await expect.poll(() => carried.length).toBeGreaterThan(before)
    await loop.stop()
  })
})
