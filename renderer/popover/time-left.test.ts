import { describe, expect, it } from 'vitest'
import { aJob, anAttempt } from '../../test/fakes/jobs'
import { messages } from '../messages'
import { secondsLeft } from './time-left'

const left = (progressPercent: number | undefined, ...runSeconds: readonly number[]) =>
  secondsLeft(
    aJob({
      state: 'running',
      ...(progressPercent !== undefined && { progressPercent }),
      attempts: runSeconds.map((seconds, at) => anAttempt({ number: at + 1, runSeconds: seconds })),
    }),
  )

describe('the time that is left', () => {
  it('goes by what was done so far', () => {
    expect(left(25, 60)).toBe(180)
    expect(left(100, 60)).toBe(0)
  })

  it('is unknown at the beginning, without progress, and after a new attempt', () => {
    expect([left(1, 60), left(50, 2), left(undefined, 60), left(50), left(50, 60, 60)]).toEqual(
      Array.from({ length: 5 }, () => undefined),
    )
  })

  it('is told as coarsely as it is known', () => {
    expect(messages.progressAndLeft('42 %', 3725)).toBe('42 % · 1 h 2 min left')
    expect(messages.progressAndLeft('42 %', 47)).toBe('42 % · 50 s left')
    expect(messages.progressAndLeft('42 %', undefined)).toBe('42 %')
  })
})
