import { describe, expect, it } from 'vitest'
import { JobFile } from '../../shared/model'
import type { JobFileInput } from '../../shared/model'
import { acceptJobs } from './accept'
import {
  after,
  collected,
  emptySubmission,
  exited,
  intended,
  jobId,
  secondsLater,
  started,
} from './job.fixture'
import type { JobRecord } from './record'
import { nextFiring, retryOf } from './series'

const hour = 3600
const newId = jobId('next')

function hourly(file: JobFileInput = {}): JobRecord {
  const files = [JobFile.parse({ command: ['true'], ...file, when: { cron: '0 * * * *', ...file.when } })]
  const result = acceptJobs({ ...emptySubmission, files, newIds: [jobId('first')], wishedNow: true })
  if (!result.ok || result.jobs[0] === undefined) throw new Error('it was not accepted')
  return result.jobs[0]
}

const done = (job: JobRecord) => after(job, { ...intended, at: hour }, started, exited, collected)

describe('a series', () => {
  it('goes on with a fresh job at the next firing', () => {
    expect(nextFiring(done(hourly()), secondsLater(1.5 * hour), () => newId)).toMatchObject({
      id: 'next',
      state: 'queued',
      seriesId: 'first',
      notBefore: '2026-11-22T14:00:00.000Z',
      attempts: [],
      spec: { now: false },
    })
  })

  it('makes one firing of all that were missed', () => {
    const next = nextFiring(done(hourly()), secondsLater(5.5 * hour), () => newId)
    expect(next?.notBefore).toBe('2026-11-22T18:00:00.000Z')
  })

  it('does not overlap: there is no next job before the outcome', () => {
    expect(nextFiring(after(hourly(), intended, started), secondsLater(hour), () => newId)).toBeNull()
  })

  it('goes on after a failure', () => {
    const failed = after(hourly(), intended, started, { ...exited, end: { exitCode: 1 } }, collected)
    expect(nextFiring(failed, secondsLater(hour), () => newId)).not.toBeNull()
  })

  it('ends when a person cancels it or what it waits for fails', () => {
    const cancelled = after(hourly(), { type: 'cancelRequested' })
    const stranded = after(hourly(), { type: 'dependencyFailed', dependency: 'prepare' })
    expect(nextFiring(cancelled, secondsLater(hour), () => newId)).toBeNull()
    expect(nextFiring(stranded, secondsLater(hour), () => newId)).toBeNull()
  })

  it('keeps a deadline until it has passed', () => {
    const job = done(hourly({ when: { deadline: '2026-11-22T14:30:00Z' } }))
    expect(nextFiring(job, secondsLater(2 * hour), () => newId)?.spec.when.deadline).toBeDefined()
    expect(nextFiring(job, secondsLater(3 * hour), () => newId)?.spec.when.deadline).toBeUndefined()
  })
})

describe('a retry', () => {
  it('is a new job that names the old one', () => {
    const job = retryOf(done(hourly()), newId, secondsLater(hour))
    expect(job).toMatchObject({ id: 'next', retryOf: 'first', state: 'queued', attempts: [] })
  })

  it('founds no second series, and is due at once', () => {
    const job = retryOf(done(hourly()), newId, secondsLater(hour))
    expect(job.seriesId).toBeUndefined()
    expect(job.notBefore).toBeUndefined()
    expect(job.spec.when.cron).toBeUndefined()
  })
})
