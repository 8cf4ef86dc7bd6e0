import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../../../shared/model'
import { isWanted, manners, quietLookMs } from './manners'
import type { Category, Notice } from './notice'
import { type Circumstances, judge, nothingTold, toldAfter } from './policy'

const notice = (category: Category, subject = 'a'): Notice => ({
  category,
  severity: 'news',
  subject,
  title: subject,
  body: '',
  leadsTo: 'popover',
})
const done = notice('jobDone')
const at = (nowMs: number, more: Partial<Circumstances> = {}): Circumstances => ({
  nowMs,
  wanted: true,
  isQuiet: false,
  isShown: false,
  ...more,
})
const categories = Object.keys(manners) as Category[]

describe('a notice', () => {
  it('is told when nothing speaks against it', () => {
    for (const category of categories) {
      expect(judge(nothingTold, notice(category), at(0))).toEqual({ type: 'tell' })
    }
  })

  it('is not told when it is not wanted, or a window shows the same', () => {
    expect(judge(nothingTold, done, at(0, { wanted: false }))).toEqual({ type: 'drop' })
    expect(judge(nothingTold, done, at(0, { isShown: true }))).toEqual({ type: 'drop' })
    expect(judge(nothingTold, done, at(0, { isShown: true, isQuiet: true }))).toEqual({ type: 'drop' })
  })

  it('waits while its category has just spoken, whatever another one did', () => {
    const told = toldAfter(nothingTold, [done], 0)
    const next = notice('jobDone', 'b')
    const { silentMs } = manners.jobDone
    expect(judge(told, next, at(1000))).toEqual({ type: 'later', inMs: silentMs - 1000 })
    expect(judge(told, next, at(silentMs))).toEqual({ type: 'tell' })
    expect(judge(told, notice('jobFailed', 'b'), at(1000))).toEqual({ type: 'tell' })
  })

  it('waits for the end of quiet hours, but for what speaks of this very moment', () => {
    for (const category of categories) {
      const verdict = judge(nothingTold, notice(category), at(0, { isQuiet: true }))
      expect(verdict).toEqual(
        category === 'explanation' ? { type: 'drop' } : { type: 'later', inMs: quietLookMs },
      )
    }
  })

  it('of a state that comes and goes is told once a run', () => {
    const told = toldAfter(nothingTold, [notice('attention', 'blind power')], 0)
    expect(judge(told, notice('attention', 'blind power'), at(3_600_000))).toEqual({ type: 'drop' })
    expect(told.explained).toEqual([])
  })

  it('of a budget is told at each step, also when a new day comes to the same', () => {
    const step = notice('budget', 'budget daily 80')
    const told = toldAfter(nothingTold, [step], 0)
    expect(judge(told, step, at(86_400_000))).toEqual({ type: 'tell' })
  })

  it('that explains is told once for all', () => {
    const told = toldAfter(nothingTold, [notice('explanation', 'firstFreeze')], 0)
    expect(told.explained).toEqual(['firstFreeze'])
    const nextStart = { ...nothingTold, explained: told.explained }
    expect(judge(nextStart, notice('explanation', 'firstFreeze'), at(0))).toEqual({ type: 'drop' })
  })

  it('that spoke for others is remembered as all of them', () => {
    const told = toldAfter(nothingTold, [done, notice('jobDone', 'b')], 7)
    expect(told).toMatchObject({ spokeMs: { jobDone: 7 }, subjects: ['a', 'b'] })
    expect(toldAfter(told, [], 9)).toBe(told)
  })
})

describe('what a person wants', () => {
  const { notifications } = defaultSettings

  it('is everything at first', () => {
    expect(categories.every((category) => isWanted(notifications, category))).toBe(true)
  })

  it('is chosen by category, and taken back for all at once', () => {
    const chosen = { ...notifications, jobDone: false }
    expect(categories.filter((category) => !isWanted(chosen, category))).toEqual(['jobDone'])
    expect(categories.some((category) => isWanted({ ...notifications, enabled: false }, category))).toBe(
      false,
    )
  })
})
