import { expect, it } from 'vitest'
import type { Notice } from './notice'
import { inOne, withPending } from './pending'

const done = (subject: string): Notice => ({
  category: 'jobDone',
  severity: 'news',
  subject,
  title: `${subject} is done`,
  body: '1 output file is ready.',
  leadsTo: { page: 'dashboard', job: subject },
})
const all = (...subjects: readonly string[]) =>
  subjects.map(done).reduce(withPending, [] as readonly Notice[])

it('the newest notice speaks for those that wait with it, and leads where all are seen', () => {
  expect(inOne(all('a'))).toEqual(done('a'))
  expect(inOne(all('a', 'b'))).toMatchObject({
    title: 'b is done',
    body: '1 output file is ready. 1 other job is done too.',
    leadsTo: { page: 'dashboard', room: 'jobs' },
  })
  expect(inOne(all('a', 'b', 'c'))?.body).toContain('2 other jobs are done too.')
  expect(inOne([])).toBeUndefined()
})

it('what says the same again counts once, and is no newer for it', () => {
  expect(all('a', 'b', 'a').map(({ subject }) => subject)).toEqual(['a', 'b'])
})

it('a night’s notices take no more memory than a thousand', () => {
  const night = Array.from({ length: 1200 }, (_, at) => done(String(at))).reduce(
    withPending,
    [] as readonly Notice[],
  )
  expect(night).toHaveLength(1000)
  expect(inOne(night)).toMatchObject({
    title: '1199 is done',
    body: expect.stringContaining('Many other jobs'),
  })
})
