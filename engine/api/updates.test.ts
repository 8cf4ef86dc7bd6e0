import { describe, expect, it } from 'vitest'
import { queued } from '../../core/jobs/job.fixture'
import type { JobRecord } from '../../core/jobs'
import type { JobId, Status } from '../../shared/model'
import { createBell } from './bell'
import { mostRecent, updates } from './updates'

const status = {} as Status

/** A book of these jobs, and what somebody hears who watches it. */
function watched(jobs: readonly JobRecord[]) {
  const book = new Map<JobId, JobRecord>(jobs.map((job) => [job.id, job]))
  const hasEnded = ({ state }: JobRecord) => state === 'cancelled'
  const bells = { all: createBell(), decisions: createBell() }
  const heard = updates(
    {
      book: { active: () => [...book.values()].filter((job) => !hasEnded(job)), get: (id) => book.get(id) },
      recent: () => [...book.values()].filter(hasEnded).slice(-mostRecent),
      present: () => ({ next: [] }),
      past: { since: () => [] },
      view: (job) => ({ ...job, reasons: [], throttled: false }),
      status: () => status,
      bells,
    },
    'all',
  )
  return {
    heard,
    put: (changed: readonly JobRecord[]) => {
      for (const job of changed) book.set(job.id, job)
      bells.all.ring()
      bells.decisions.ring()
    },
    measure: () => bells.all.ring(),
  }
}

const many = Array.from({ length: mostRecent + 10 }, (_, at) => queued(`job-${at}`))
const cancelled = (job: JobRecord): JobRecord => ({ ...job, state: 'cancelled' })

describe('who watches', () => {
  it('hears of every end, however many jobs end at once', async () => {
    const { heard, put } = watched(many)
    await heard.next()
    put(many.map(cancelled))
    const { value } = await heard.next()
    const ended = value?.type === 'patch' ? value.changed.map(({ id }) => id) : []
    expect(new Set(ended)).toEqual(new Set(many.map(({ id }) => id)))
    await heard.return(undefined)
  })

  it('hears of an end once', async () => {
    const { heard, put } = watched(many)
    await heard.next()
    put(many.map(cancelled))
    await heard.next()
    put([queued('another')])
    expect((await heard.next()).value).toMatchObject({ changed: [{ id: 'another' }] })
    await heard.return(undefined)
  })

  it('is told which updates bring nothing but figures', async () => {
    const { heard, put, measure } = watched(many)
    await heard.next()
    measure()
    expect((await heard.next()).value).toMatchObject({ onlyFigures: true })
    put([queued('another')])
    measure()
    expect((await heard.next()).value).toMatchObject({ onlyFigures: false })
    measure()
    expect((await heard.next()).value).toMatchObject({ onlyFigures: true })
    await heard.return(undefined)
  })
})
