import { beforeEach, describe, expect, it } from 'vitest'
import { jobRecord } from '../../test/fixtures/job-record'
import { temporaryStore } from '../../test/fixtures/temporary-store'
import type { Store } from './index'

const home = temporaryStore()
let store: Store
beforeEach(() => {
  store = home.open()
})

const now = { wallMs: Date.parse('2026-03-01T12:00:00Z'), monotonicSeconds: 5, timeZone: 'Europe/London' }

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

describe('page of what is held', () => {
  it.each(['submitted', 'state', 'ended'] as const)('has those without an outcome, listed by %s', (order) => {
    const held = (id: string, name: string, state: 'queued' | 'frozen' | 'cancelled') => {
      const job = jobRecord({ id, name, state })
      return { ...job, spec: { ...job.spec, held: true as const } }
    }
    const ended = { ...held('id-3', 'render', 'cancelled'), endedAt: '2026-03-01T12:00:00.000Z' }
    store.accept([
      held('id-0', 'train', 'queued'),
      jobRecord({ id: 'id-1' }),
      held('id-2', 'render', 'frozen'),
      ended,
    ])
    const ids = (search?: string) =>
      store
        .page({ limit: 9, state: 'held', order, ...(search && { search }) })
        .jobs.map(({ id }) => id)
        .toSorted()
    expect(ids()).toEqual(['id-0', 'id-2'])
    expect(ids('RENDER')).toEqual(['id-2'])
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
    store.save({ ...job, state: 'succeeded', endedAt: '2026-03-09T12:00:00.000Z' }, [
      { type: 'froze', epoch: 2, now, bootId: 'boot' },
    ])
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
