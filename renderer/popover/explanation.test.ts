import { describe, expect, it } from 'vitest'
import { aJob, anAttempt } from '../../test/fakes/jobs'
import { aBusyStatus, aStatus } from '../../test/fakes/status'
import { explanation } from './explanation'

const { readiness } = aStatus()
const reason = (code: 'userActive' | 'noCapacity') => ({ code, message: `because ${code}`, hint: 'wait' })

describe('the line under a job', () => {
  it('is its own reason, but not what is said of the whole machine already', () => {
    const waits = aJob({ reasons: [reason('noCapacity')] })
    expect(explanation(waits, readiness)).toBe('because noCapacity')
    expect(explanation(aJob({ reasons: [reason('userActive')] }), aBusyStatus().readiness)).toBeUndefined()
  })

  it('is how it ended', () => {
    const error = { code: 'exitCode' as const, message: 'It ended with exit code 3', hint: 'Read its log' }
    expect(explanation(aJob({ state: 'failed', error }), readiness)).toBe('It ended with exit code 3')
    const attempts = [anAttempt({ state: 'succeeded', runSeconds: 125 })]
    expect(explanation(aJob({ state: 'succeeded', attempts }), readiness)).toBe('Ran for 2 min 5 s')
  })

  it('is what it says of itself, unless it is held back', () => {
    const running = aJob({ state: 'running', progressMessage: 'epoch 4' })
    expect(explanation(running, readiness)).toBe('epoch 4')
    const silent = aJob({ state: 'running', attempts: [anAttempt({ startedAt: new Date().toISOString() })] })
    expect(explanation(silent, readiness)).toMatch(/^Since \d/)
    expect(explanation({ ...silent, state: 'starting' }, readiness)).toBeUndefined()
    expect(explanation({ ...running, throttled: true }, readiness)).toBe('Held below the processor limit')
  })
})
