import { describe, expect, it } from 'vitest'
import type { Notice } from './notice'
import { judge, nothingTold, throttleMs, type Told } from './policy'

const done = (subject: string): Notice => ({
  category: 'jobDone',
  severity: 'news',
  subject,
  title: `${subject} is done`,
  body: '1 output file is ready.',
  leadsTo: 'popover',
})
const attention: Notice = { ...done('blind power'), category: 'attention', severity: 'problem' }
const explanation: Notice = { ...done('firstFreeze'), category: 'explanation' }
const at = (nowMs: number) => ({ nowMs, wanted: true, isShown: false })

/** What became of notices that came one after the other. */
function verdicts(...notices: readonly (readonly [Notice, number])[]) {
  let told: Told = nothingTold
  return notices.map(([notice, nowMs]) => {
    const judged = judge(told, notice, at(nowMs))
    told = judged.told
    return judged.verdict
  })
}

describe('a notice', () => {
  it('is told when nothing speaks against it', () => {
    expect(verdicts([done('a'), 0])).toEqual([{ type: 'tell', notice: done('a') }])
  })

  it('is not told when notifications are off, or a window shows the same', () => {
    for (const reason of [{ wanted: false }, { isShown: true }]) {
      const judged = judge(nothingTold, done('a'), { ...at(0), ...reason })
      expect(judged).toEqual({ verdict: { type: 'drop' }, told: nothingTold })
    }
  })

  it('waits while its category has just spoken, and then speaks for the others too', () => {
    const [first, second, third] = verdicts(
      [done('a'), 0],
      [done('b'), 1000],
      [done('c'), throttleMs.jobDone],
    )
    expect(first?.type).toBe('tell')
    expect(second).toEqual({ type: 'later', inMs: throttleMs.jobDone - 1000 })
    expect(third).toMatchObject({
      type: 'tell',
      notice: {
        body: '1 output file is ready. And 1 more since the last notice.',
        leadsTo: { page: 'dashboard' },
      },
    })
  })

  it('of one category does not keep back another', () => {
    expect(verdicts([done('a'), 0], [attention, 1])[1]?.type).toBe('tell')
  })

  it('of a state that comes and goes is told once a run', () => {
    const types = verdicts([attention, 0], [attention, 3_600_000]).map(({ type }) => type)
    expect(types).toEqual(['tell', 'drop'])
  })

  it('that explains is told once for all', () => {
    const { told } = judge(nothingTold, explanation, at(0))
    expect(told.explained).toEqual(['firstFreeze'])
    const nextStart = { ...nothingTold, explained: told.explained }
    expect(judge(nextStart, explanation, at(0)).verdict).toEqual({ type: 'drop' })
  })
})
