import { describe, expect, it } from 'vitest'
import { aJob } from '../../test/fakes/jobs'
import { aBusyStatus, aStatus } from '../../test/fakes/status'
import type { Job, JobId, Reason } from '../../shared/model'
import { nextOf } from './next'

const reason = (code: Reason['code']): Reason => ({ code, message: 'because', hint: 'wait' })
const job = (id: string, more: Partial<Job> = {}) => aJob({ id: id as JobId, ...more })
const next = (jobs: readonly Job[], status = aStatus()) => nextOf(jobs, status.readiness)?.id

describe('the next job', () => {
  it('is the oldest of the highest priority', () => {
    const urgent = { ...aJob().spec, priority: 5 }
    expect(next([job('b'), job('a')])).toBe('a')
    expect(next([job('a'), job('b', { spec: urgent })])).toBe('b')
  })

  it('is none that something of its own holds back', () => {
    const spec = { ...aJob().spec, held: true as const }
    expect(next([job('a', { reasons: [reason('waitingFor')] }), job('b', { spec })])).toBeUndefined()
    expect(next([job('a', { state: 'running' })])).toBeUndefined()
  })

  it('may wait for the machine, or for those before it', () => {
    expect(next([job('a', { reasons: [reason('userActive')] })], aBusyStatus())).toBe('a')
    expect(next([job('a', { reasons: [reason('concurrency')] })])).toBe('a')
  })
})
