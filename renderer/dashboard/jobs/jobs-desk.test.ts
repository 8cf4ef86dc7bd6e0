import { expect, it, vi } from 'vitest'
import { ORPCError } from '@orpc/client'
import { aJob } from '../../../test/fakes/jobs'
import { type Job, JobId } from '../../../shared/model'
import type { Client } from '../../connect'
import { createJobsDesk } from './jobs-desk'

const [a, b, c] = ['a', 'b', 'c'].map((id) => aJob({ id: JobId.parse(id), name: id })) as [Job, Job, Job]

/** A desk whose engine answers one wish after the other as the test says. */
function deskWith(deed: (id: string) => Promise<Job>) {
  const ask = ({ job }: { readonly job: string }) => deed(job)
  const desk = createJobsDesk({ jobs: { hold: ask, retry: ask } } as unknown as Client)
  return { ...desk, chosen: () => [...desk.selection.getState().jobs.keys()].join('') }
}

it('leaves nobody chosen to whom a run that was stopped has gone on', async () => {
  const { runner, chosen } = deskWith(async (id) => {
    if (id === 'a') runner.stop()
    return aJob({ id: JobId.parse(id) })
  })
  runner.begin('hold', [a, b, c])
  await vi.waitFor(() => expect(runner.getState()?.phase).toBe('stopped'))
  expect(chosen()).toBe('bc')
  runner.goOn()
  await vi.waitFor(() => expect(runner.getState()).toMatchObject({ phase: 'over', done: { length: 3 } }))
  expect(chosen()).toBe('')
})

it('offers no second retry of a job of whose first nobody knows', async () => {
  const { runner, chosen } = deskWith(() => Promise.reject(new Error('the channel was closed')))
  runner.begin('retry', [a, b])
  await vi.waitFor(() => expect(runner.getState()).toMatchObject({ phase: 'away', left: [b] }))
  expect(chosen()).toBe('b')
})

it('chooses again what the engine refused', async () => {
  const data = { code: 'wrongState', message: 'a has already ended', hint: 'Retry it.' }
  const { runner, chosen } = deskWith(() => Promise.reject(new ORPCError('wrongState', { data })))
  runner.begin('hold', [a])
  await vi.waitFor(() => expect(runner.getState()?.phase).toBe('over'))
  expect(chosen()).toBe('a')
})
