import { describe, expect, it } from 'vitest'
import { aJob } from '../../../test/fakes/jobs'
import { type Job, JobId } from '../../../shared/model'
import { everything, heard, type Listed, nextPage, pageSize, told, unread, withPage } from './listed'

const nothing: Listed = { query: everything, ...unread }
const job = (id: string, particulars: Partial<Job> = {}) => aJob({ ...particulars, id: JobId.parse(id) })
const fullPage = (page: number) => Array.from({ length: pageSize }, (_, at) => job(`p${page}-${at}`))
const present = (...jobs: readonly Job[]) => new Map(jobs.map((each) => [each.id, each]))
const top = { first: 0, last: 20 }

describe('the list of jobs', () => {
  it('walks page after page to what is seen, and keeps only what is near', () => {
    const seen = { first: pageSize * 9, last: pageSize * 9 + 20 }
    let listed = nothing
    const read: number[] = []
    for (let page = nextPage(listed, seen); page !== null; page = nextPage(listed, seen)) {
      read.push(page)
      listed = withPage(listed, page, fullPage(page), 'on', seen)
    }
    expect(read).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect([...listed.pages.keys()]).toEqual([6, 7, 8, 9])
    expect(listed).toMatchObject({ known: pageSize * 10, isWhole: false })
    expect(nextPage(listed, top)).toBe(0)
  })

  it('knows its end', () => {
    const listed = withPage(nothing, 0, [job('a'), job('b')], null, top)
    expect(listed).toMatchObject({ known: 2, isWhole: true })
    expect(nextPage(listed, top)).toBeNull()
    expect(nextPage(listed, { first: pageSize * 3, last: pageSize * 3 })).toBeNull()
  })

  it('takes over what the present knows better, and counts what came since', () => {
    const listed = withPage(nothing, 0, [job('m'), job('k')], null, top)
    expect(heard(listed, present())).toBe(listed)
    const after = heard(listed, present(job('k', { state: 'running' }), job('z'), job('a')))
    expect(after.pages.get(0)?.map(({ state }) => state)).toEqual(['queued', 'running'])
    expect(after.fresh).toBe(1)
    const failedOnly = { ...listed, query: { ...everything, state: 'failed' as const } }
    expect(heard(failedOnly, present(job('z'))).fresh).toBe(0)
  })
  it('counts what came since, and tells that a job belongs elsewhere, in other orders too', () => {
    const query = { ...everything, order: 'state' as const }
    const jobs = [job('k', { state: 'running' }), job('m', { state: 'succeeded' })]
    const listed = withPage({ ...nothing, query }, 0, jobs, null, top)
    const went = heard(
      listed,
      present(job('k', { state: 'running', progressPercent: 3 }), job('l'), job('n')),
    )
    expect([went.fresh, went.isOutdated]).toEqual([1, false])
    expect(heard(listed, present(job('k', { state: 'frozen' }))).isOutdated).toBe(true)
    const byName = { ...listed, query: { ...query, order: 'name' as const } }
    expect(heard(byName, present(job('k', { state: 'frozen' }))).isOutdated).toBe(false)
  })

  it('takes over what a job became by a wish, where it was read', () => {
    const query = { ...everything, order: 'state' as const }
    const listed = withPage({ ...nothing, query }, 0, [job('m'), job('k')], null, top)
    const after = told(listed, present(job('k', { state: 'cancelled' })))
    expect(after.pages.get(0)?.map(({ state }) => state)).toEqual(['queued', 'cancelled'])
    expect([after.isOutdated, after.fresh]).toEqual([true, 0])
    expect(told(listed, present(job('z')))).toBe(listed)
  })
})
