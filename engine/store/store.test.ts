import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JobEvent } from '../../core/jobs/event'
import { jobRecord } from '../../test/fixtures/job-record'
import { newJobId } from '../instance'
import { openStore, type Store } from './index'

let folder: string
let file: string
let store: Store

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lull-store-'))
  file = join(folder, 'lull.sqlite')
  store = openStore(file)
})

afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

const now = { wallMs: Date.parse('2026-03-01T12:00:00Z'), monotonicSeconds: 5, timeZone: 'Europe/London' }
const froze: JobEvent = { type: 'froze', epoch: 2, now, bootId: 'boot' }

function reopen(): void {
  store.close()
  store = openStore(file)
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

describe('page', () => {
  const names = ['render', 'train', 'RENDER ÄÖ', 'simulate', 'render 2']
  beforeEach(() =>
    store.accept(
      names.map((name, at) =>
        jobRecord({ id: `id-${at}`, name, state: at % 2 === 0 ? 'succeeded' : 'queued' }),
      ),
    ),
  )

  function walk(query: Omit<Parameters<Store['page']>[0], 'before'>): readonly string[][] {
    const pages: string[][] = []
    let before: string | null = null
    do {
      const page: ReturnType<Store['page']> = store.page(before === null ? query : { ...query, before })
      pages.push(page.jobs.map(({ id }) => id))
      before = page.next
    } while (before !== null)
    return pages
  }

  it.each([
    [{ limit: 2 }, [['id-4', 'id-3'], ['id-2', 'id-1'], ['id-0']]],
    [{ limit: 5 }, [['id-4', 'id-3', 'id-2', 'id-1', 'id-0']]],
    [{ limit: 2, state: 'succeeded' as const }, [['id-4', 'id-2'], ['id-0']]],
    [{ limit: 2, search: 'Render' }, [['id-4', 'id-2'], ['id-0']]],
    [{ limit: 2, search: 'äö' }, [['id-2']]],
    [{ limit: 9, search: 'train.py', state: 'queued' as const }, [['id-3', 'id-1']]],
    [{ limit: 9, search: '%' }, [[]]],
    [{ limit: 9, state: 'frozen' as const }, [[]]],
  ])('%j gives %j', (query, expected) => {
    expect(walk(query)).toEqual(expected)
  })
})

describe('page in another order', () => {
  /** An ended job that ran so many seconds, in two attempts. */
  const ran = (id: string, name: string, state: 'succeeded' | 'failed', day: number, seconds: number) => ({
    ...jobRecord({ id, name, state, endedAt: `2026-03-0${day}T12:00:00.000Z` }),
    attempts: [seconds / 4, (seconds * 3) / 4].map((runSeconds) => ({ runSeconds })) as never,
  })
  beforeEach(() => {
    store.accept([
      ran('id-0', 'beta', 'succeeded', 3, 10),
      ran('id-1', 'Alpha', 'failed', 2, 40),
      jobRecord({ id: 'id-2', name: 'gamma' }),
      ran('id-3', 'Äpfel', 'succeeded', 1, 20),
      ran('id-4', 'alpha', 'succeeded', 3, 10),
    ])
    const waits = jobRecord({ id: 'id-5', name: 'beta', state: 'running' })
    store.accept([waits])
  })

  type Query = Omit<Parameters<Store['page']>[0], 'before' | 'limit'>
  function walk(query: Query): string {
    const ids: string[] = []
    for (let before: string | null | undefined; before !== null;) {
      const page: ReturnType<Store['page']> = store.page({ ...query, limit: 2, ...(before && { before }) })
      ids.push(...page.jobs.map(({ id }) => id.slice(-1)))
      before = page.next
    }
    return ids.join('')
  }

  it.each([
    [{ order: 'submitted', direction: 'ascending' }, '012345'],
    [{ order: 'name' }, '140523'],
    [{ order: 'name', direction: 'descending' }, '325041'],
    [{ order: 'state' }, '521430'],
    [{ order: 'state', direction: 'descending' }, '034125'],
    [{ order: 'ended' }, '524013'],
    [{ order: 'ended', direction: 'ascending' }, '310425'],
    [{ order: 'ran' }, '521340'],
    [{ order: 'ran', state: 'succeeded' }, '340'],
    [{ order: 'name', search: 'ALPHA' }, '14'],
    [{ order: 'ended', state: 'succeeded', search: 'beta' }, '0'],
  ] satisfies readonly (readonly [Query, string])[])('%j gives %s, each job once', (query, ids) => {
    expect(walk(query)).toBe(ids)
  })

  it('takes a job to its new place when it ends', () => {
    const { jobs } = store.page({ order: 'ran', limit: 1 })
    const [job] = jobs
    if (!job) throw new Error('the running one was put in')
    store.save({ ...job, state: 'succeeded', endedAt: '2026-03-09T12:00:00.000Z' }, [froze])
    expect([walk({ order: 'ended' }), walk({ order: 'ran' })]).toEqual(['254013', '213405'])
  })

  it('refuses a place of another order, and one that is none', () => {
    const { next } = store.page({ order: 'name', limit: 1 })
    const goOn = (query: Query, before = next ?? '') => store.page({ ...query, before, limit: 1 })
    expect(goOn({ order: 'name' }).jobs[0]?.id).toBe('id-4')
    const others: readonly Query[] = [{}, { order: 'ended' }, { order: 'name', direction: 'descending' }]
    for (const query of others) expect(() => goOn(query)).toThrow(/no place in a list by/)
    for (const text of ['id-4', 'name.ascending.%', 'name.ascending.bnVsbA']) {
      expect(() => goOn({ order: 'name' }, text)).toThrow(/no place in a list by name, ascending/)
    }
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
