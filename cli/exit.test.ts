import { describe, expect, it } from 'vitest'
import { aJob, anAttempt } from '../test/fakes/jobs'
import { runExitCode, signalExitCode } from './exit'

const failed = (code: Parameters<typeof attemptError>[0], attempt = {}, exitCode?: number) =>
  aJob({
    state: 'failed',
    attempts: [anAttempt({ state: 'failed', ...attempt })],
    error: attemptError(code),
    ...(exitCode !== undefined && { exitCode }),
  })
const attemptError = (code: NonNullable<ReturnType<typeof aJob>['error']>['code']) => ({
  code,
  message: 'm',
  hint: 'h',
})

describe('runExitCode', () => {
  it('is the job’s own', () => {
    expect(runExitCode(aJob({ state: 'succeeded', exitCode: 0 }))).toBe(0)
    expect(runExitCode(failed('exitCode', { exitCode: 7 }, 7))).toBe(7)
  })

  it('is 128 and the signal that ended it', () => {
    expect(runExitCode(failed('signal', { signal: 'SIGKILL' }))).toBe(137)
    expect(runExitCode(failed('timeout', { signal: 'SIGTERM' }))).toBe(143)
    expect(signalExitCode('SIGINT')).toBe(130)
  })

  it('is 127, 126 and 125 as everywhere else', () => {
    expect(runExitCode(failed('commandNotFound'))).toBe(127)
    expect(runExitCode(failed('notExecutable'))).toBe(126)
    expect(runExitCode(failed('launchFailed'))).toBe(125)
    expect(runExitCode(failed('placeLost'))).toBe(125)
  })

  it('is never 0 for a job that did not succeed', () => {
    expect(runExitCode(failed('outputMissing', { exitCode: 0 }, 0))).toBe(1)
    expect(runExitCode(failed('timeout', { exitCode: 0 }, 0))).toBe(1)
    expect(runExitCode(aJob({ state: 'cancelled' }))).toBe(130)
    expect(runExitCode(aJob({ state: 'cancelled', error: attemptError('dependencyFailed') }))).toBe(1)
  })
})
