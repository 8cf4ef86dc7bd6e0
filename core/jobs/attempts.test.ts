import { describe, expect, it } from 'vitest'
import { attemptToResume, checkpointSignal } from './attempts'
import { after, collected, exited, intended, queued, specOf, started } from './job.fixture'
import type { JobRecord } from './record'

const preempt = { type: 'stopOrdered', epoch: 1, cause: 'preempt' } as const
const lost = { type: 'placeLost', epoch: 1, message: 'the machine restarted', at: 60 } as const

const again = (job: JobRecord) => after(job, intended)

describe('the attempt to go on from', () => {
  it('is the one that was preempted', () => {
    const preempted = after(queued(), intended, started, preempt, exited, collected)
    expect(attemptToResume(again(preempted))?.number).toBe(1)
  })

  it('is none for a job that kept no checkpoint', () => {
    expect(attemptToResume(again(after(queued(), intended, started, lost)))).toBeUndefined()
  })

  it('is the last that ran for a job that writes checkpoints of its own', () => {
    const job = queued('a', { checkpoint: { every: '10m' } })
    expect(attemptToResume(again(after(job, intended, started, lost)))?.number).toBe(1)
    expect(attemptToResume(again(after(job, intended, lost)))).toBeUndefined()
  })

  it('is not the attempt itself', () => {
    expect(attemptToResume(after(queued(), intended, started, preempt))).toBeUndefined()
  })
})

describe('the checkpoint signal', () => {
  it('is the job’s own, or SIGUSR1', () => {
    expect(checkpointSignal(specOf({ checkpoint: { signal: 'SIGTERM' } }))).toBe('SIGTERM')
    expect(checkpointSignal(specOf({ onReturn: 'checkpoint' }))).toBe('SIGUSR1')
  })
})
