import { describe, expect, it } from 'vitest'
import { aJob, anAttempt } from '../../test/fakes/jobs'
import { createStory, progressOf } from './story'

const active = (seconds: number) => ({
  code: 'userActive' as const,
  message: `No input for ${seconds} s, 300 s are wanted`,
  hint: 'Leave the computer alone',
})

describe('createStory', () => {
  it('says why a job waits once, and goes on counting in the line', () => {
    const tell = createStory()
    expect(tell(aJob({ reasons: [active(3)] }))).toEqual({
      line: 'train waits: No input for 3 s, 300 s are wanted',
      event: 'train waits: No input for 3 s, 300 s are wanted',
    })
    expect(tell(aJob({ reasons: [active(4)] }))).toEqual({
      line: 'train waits: No input for 4 s, 300 s are wanted',
      event: undefined,
    })
  })

  it('tells of freezing, of going on and of the end', () => {
    const tell = createStory()
    const attempts = [anAttempt()]
    const events = [
      aJob({ state: 'running', attempts }),
      aJob({ state: 'frozen', attempts, reasons: [active(0)] }),
      aJob({ state: 'running', attempts }),
      aJob({
        state: 'failed',
        attempts,
        error: { code: 'exitCode', message: 'It ended with exit code 2', hint: 'Look' },
      }),
    ].map((job) => tell(job).event)
    expect(events).toEqual([
      undefined,
      'train is frozen: No input for 0 s, 300 s are wanted',
      'train runs',
      'train failed: It ended with exit code 2\n      Look',
    ])
  })

  it('keeps a name from steering the terminal', () => {
    expect(createStory()(aJob({ name: 'a\u001B[2Jb' })).line).not.toContain('\u001B')
  })
})

describe('progressOf', () => {
  it('shows what the job reports', () => {
    expect(progressOf(aJob({ progressPercent: 41.6, progressMessage: 'epoch 4' }))).toBe('42 % epoch 4')
    expect(progressOf(aJob())).toBe('')
  })

  it('leaves out what was said of a time that will not come', () => {
    const told = { progressPercent: 11, progressMessage: 'about 1 min left' }
    expect(progressOf(aJob({ ...told, state: 'cancelled' }))).toBe('11 %')
  })
})
