import { describe, expect, it } from 'vitest'
import { jobRecord } from '../../test/fixtures/job-record'
import { anAttempt } from '../../test/fakes/jobs'
import type { JobRecord } from '../../core/jobs'
import { sumUp } from './cost-report'

const at = (place: string, runSeconds: number) => anAttempt({ place, runSeconds })
const newest = (job: JobRecord) => job.attempts.at(-1)?.runSeconds ?? 0

describe('what work took and cost', () => {
  const free = { ...jobRecord({ name: 'free' }), attempts: [at('local', 100), at('local', 50)] }
  const dear = {
    ...jobRecord({ name: 'dear' }),
    attempts: [at('local', 10), at('gcp', 20)],
    costUsd: 0.5,
  }
  const unstarted = jobRecord({ name: 'unstarted' })

  it('is told by job, the dearest first, then the longest, and none that never ran', () => {
    const { jobs } = sumUp([free, unstarted, dear], newest)
    expect(jobs.map(({ name, runSeconds, costUsd }) => [name, runSeconds, costUsd])).toEqual([
      ['dear', 30, 0.5],
      ['free', 150, 0],
    ])
  })

  it('is told by place: seconds where they ran, money where it was asked for', () => {
    expect(sumUp([free, unstarted, dear], newest).places).toEqual([
      { place: 'gcp', jobs: 1, runSeconds: 20, costUsd: 0.5 },
      { place: 'local', jobs: 2, runSeconds: 160, costUsd: 0 },
    ])
  })

  it('counts a job that runs up to now', () => {
    const running = { ...jobRecord(), attempts: [at('local', 5)] }
    expect(sumUp([running], () => 60)).toMatchObject({
      places: [{ runSeconds: 60 }],
      jobs: [{ runSeconds: 60 }],
    })
  })
})
