import { describe, expect, it } from 'vitest'
import { aJob } from '../../test/fakes/jobs'
import type { Job, JobId } from '../../shared/model'
import { byInterest } from './by-interest'

const job = (id: string, state: Job['state'] = 'queued') => aJob({ id: id as JobId, name: id, state })
const sorted = (jobs: readonly Job[], next: readonly string[] = []) =>
  byInterest(
    jobs,
    next.map((id) => ({ id: id as JobId, name: id })),
  ).map(({ id }) => id)

describe('jobs at a glance', () => {
  it('begin with what runs and end with what has ended, the newest first', () => {
    const jobs = [
      job('a', 'succeeded'),
      job('b', 'succeeded'),
      job('c'),
      job('d', 'frozen'),
      job('e', 'running'),
    ]
    expect(sorted(jobs)).toEqual(['e', 'd', 'c', 'b', 'a'])
  })

  it('wait in the order of the plan, and what is not in it by age', () => {
    expect(sorted([job('b'), job('a'), job('d'), job('c')], ['d', 'c'])).toEqual(['d', 'c', 'a', 'b'])
  })
})
