import { describe, expect, it } from 'vitest'
import { shortMoment } from './moment'
import { wordsOf } from './reason-words'

const at = '2026-03-01T03:00:00.000Z'
const told = { message: 'It is due at 03:00', hint: 'It waits' }

describe('a reason in words', () => {
  it('has the moment as the person writes times', () => {
    expect(wordsOf({ code: 'notYetTime', ...told, at }).message).toBe(`It is due: ${shortMoment(at)}`)
    expect(wordsOf({ code: 'paused', ...told, at }).message).toContain(shortMoment(at))
    expect(wordsOf({ code: 'outsideHours', ...told, at })).toEqual({
      message: told.message,
      hint: `Jobs run again: ${shortMoment(at)}`,
    })
  })

  it('is the engine’s where it speaks of no moment', () => {
    expect(wordsOf({ code: 'paused', ...told })).toEqual(told)
    expect(wordsOf({ code: 'cpuBusy', ...told, at })).toEqual(told)
  })
})
