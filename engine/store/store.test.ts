import { beforeEach, describe, expect, it } from 'vitest'
import type { JobEvent } from '../../core/jobs/event'
import { jobRecord } from '../../test/fixtures/job-record'
import { newJobId } from '../instance'
import { temporaryStore } from '../../test/fixtures/temporary-store'
import type { Store } from './index'

const home = temporaryStore()
let store: Store
beforeEach(() => {
  store = home.open()
})

const now = { wallMs: Date.parse('2026-03-01T12:00:00Z'), monotonicSeconds: 5, timeZone: 'Europe/London' }
const froze: JobEvent = { type: 'froze', epoch: 2, now, bootId: 'boot' }

function reopen(): void {
  store.close()
  store = home.open()
}

describe('jobs', () => {
  it('come back as they were written, after a restart too', () => {
    const written = jobRecord({ name: 'nächtlich ☾', command: ['sh', '-c', 'echo "a\nb"'] })
    store.accept([written])
    reopen()
    expect(store.get(written.id)).toEqual(written)
    expect(store.active()).toEqual([written])
  })

  it('are accepted all or none', () => {
    const first = jobRecord()
    expect(() => store.accept([first, jobRecord(), first])).toThrow('UNIQUE')
    expect(store.active()).toEqual([])
    expect(store.countByState()).toEqual({})
  })

  it('keep their story in order', () => {
    const written = jobRecord()
    store.accept([written])
    store.save({ ...written, state: 'frozen' }, [froze])
    store.save({ ...written, state: 'running' }, [{ ...froze, type: 'thawed' }])
    expect(store.get(written.id)?.state).toBe('running')
    expect(store.story(written.id)).toEqual([
      { at: '2026-03-01T12:00:00.000Z', type: 'froze', detail: '{"epoch":2}' },
      { at: '2026-03-01T12:00:00.000Z', type: 'thawed', detail: '{"epoch":2}' },
    ])
  })

  it('that follow from another are accepted together with its outcome, or neither is written', () => {
    const firing = jobRecord()
    const [next, clash] = [jobRecord(), jobRecord({ id: firing.id })]
    store.accept([firing])
    const ended = { ...firing, state: 'succeeded' as const, endedAt: '2026-03-01T12:00:00.000Z' }
    expect(() => store.save(ended, [froze], [next, clash])).toThrow('UNIQUE')
    expect([store.active(), store.story(firing.id)]).toEqual([[firing], []])
    store.save(ended, [froze], [next])
    expect(store.active()).toEqual([next])
    expect(store.get(firing.id)).toEqual(ended)
  })

  it('cannot be saved before they were accepted, and then leave no event behind', () => {
    const stranger = jobRecord()
    expect(() => store.save(stranger, [froze])).toThrow('never accepted')
    expect(store.story(stranger.id)).toEqual([])
  })

  it('are counted by state through every change', () => {
    const [one, two, three] = [jobRecord(), jobRecord(), jobRecord({ state: 'failed' })]
    store.accept([one, two, three])
    store.save({ ...one, state: 'running' }, [froze])
    store.save({ ...one, state: 'running' }, [froze])
    expect(store.countByState()).toEqual({ queued: 1, running: 1, failed: 1 })
    store.prune('2027-01-01T00:00:00.000Z')
    expect(store.countByState()).toEqual({ queued: 1, running: 1 })
  })

  it('give their outcomes, and nothing for those that have none', () => {
    const [done, waiting] = [jobRecord({ state: 'succeeded' }), jobRecord()]
    store.accept([done, waiting])
    expect(store.outcomes([done.id, waiting.id, newJobId()])).toEqual(new Map([[done.id, 'succeeded']]))
  })

  it('come newest end first when asked for the recent ones', () => {
    const early = jobRecord({ state: 'failed', endedAt: '2026-03-01T10:00:00.000Z' })
    const late = jobRecord({ state: 'succeeded', endedAt: '2026-03-02T10:00:00.000Z' })
    store.accept([late, early, jobRecord()])
    expect(store.recent(5)).toEqual([late, early])
    expect(store.recent(1)).toEqual([late])
  })
})

describe('find', () => {
  const ids = ['0195aaaa-1', '0195aaaa-2', '0195bbbb-1']
  beforeEach(() => store.accept(ids.map((id) => jobRecord({ id, name: 'cafe' }))))

  it.each([
    ['0195aaaa-1', ['0195aaaa-1']],
    ['0195b', ['0195bbbb-1']],
    ['0195', ['0195aaaa-1', '0195aaaa-2']],
    ['cafe', ['0195bbbb-1']],
    ['019', []],
    ['0195aaaa-12', []],
    ['nobody', []],
    ['', []],
  ])('%j gives %j', (ref, expected) => {
    expect(store.find(ref).map(({ id }) => id)).toEqual(expected)
  })
})

describe('prune', () => {
  it('deletes what ended before, its story too, and says which', () => {
    const old = jobRecord({ state: 'running' })
    const young = jobRecord({ state: 'failed', endedAt: '2026-05-01T00:00:00.000Z' })
    const waiting = jobRecord()
    store.accept([old, young, waiting])
    store.save({ ...old, state: 'succeeded', endedAt: '2026-03-01T12:00:00.000Z' }, [froze])
    expect(store.prune('2026-04-01T00:00:00.000Z')).toEqual([old.id])
    expect(store.get(old.id)).toBeUndefined()
    expect(store.story(old.id)).toEqual([])
    expect(store.page({ limit: 9 }).jobs).toEqual([waiting, young])
  })

  it('keeps an ended job for as long as another waits for it', () => {
    const first = jobRecord({ state: 'succeeded' })
    const second = jobRecord({ after: [first.id] })
    store.accept([first, second])
    expect(store.prune('2027-01-01T00:00:00.000Z')).toEqual([])
    store.save({ ...second, state: 'cancelled', endedAt: '2026-03-02T00:00:00.000Z' }, [froze])
    expect([...store.prune('2027-01-01T00:00:00.000Z')].toSorted()).toEqual([first.id, second.id].toSorted())
  })
})

describe('history', () => {
  const stretch = {
    scorePercent: 80,
    level: 'good',
    vetoes: ['userActive'],
    runningJobs: [],
    frozenJobs: ['a'],
  }
  const at = (hour: number) => `2026-03-01T${String(hour).padStart(2, '0')}:00:00.000Z`

  it('ends each stretch where the next begins', () => {
    store.history.begin({ ...stretch, from: at(1) })
    store.history.begin({ ...stretch, from: at(2), scorePercent: 20 })
    expect(store.history.list({ limit: 9 })).toEqual([
      { ...stretch, from: at(2), to: null, scorePercent: 20 },
      { ...stretch, from: at(1), to: at(2) },
    ])
  })

  it('lists what overlaps the span asked for, newest first', () => {
    for (const hour of [1, 2, 3, 4]) store.history.begin({ ...stretch, from: at(hour) })
    store.history.end(at(5))
    const starts = (query: Parameters<typeof store.history.list>[0]) =>
      store.history.list(query).map(({ from }) => from)
    expect(starts({ from: at(2), to: at(3), limit: 9 })).toEqual([at(2), at(1)])
    expect(starts({ limit: 2 })).toEqual([at(4), at(3)])
    store.history.prune(at(4))
    expect(starts({ limit: 9 })).toEqual([at(4), at(3)])
  })

  it('ends a stretch that nobody ended at the last thing known to have happened', () => {
    const written = jobRecord()
    store.accept([written])
    store.history.begin({ ...stretch, from: at(9) })
    store.save(written, [froze])
    reopen()
    expect(store.history.list({ limit: 9 })).toEqual([{ ...stretch, from: at(9), to: at(12) }])
  })
})

it('keeps what a job used over time, with the GPU where it was told', () => {
  const { id } = jobRecord()
  store.accept([jobRecord({ id })])
  const point = { at: '2026-03-01T12:00:00.000Z', attempt: 1, cpuCores: 1.5, memoryBytes: 1024 }
  const withGpu = { ...point, gpuPercent: 62.5, gpuMemoryBytes: 2048 }
  store.usage.add([
    { job: id, ...point },
    { job: id, ...withGpu },
  ])
  reopen()
  expect(store.usage.list(id, 10)).toEqual([point, withGpu])
})

it('remembers a pause', () => {
  expect(store.paused()).toBeNull()
  store.setPaused({ until: '2026-03-01T13:00:00.000Z' })
  store.setPaused({ until: null })
  reopen()
  expect(store.paused()).toEqual({ until: null })
  store.setPaused(null)
  expect(store.paused()).toBeNull()
})
