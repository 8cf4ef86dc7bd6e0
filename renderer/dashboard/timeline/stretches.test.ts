import { describe, expect, it } from 'vitest'
import type { HistoryEntry } from '../../../shared/model'
import { secondsOf, spansIn, stretchAt, stretchesOf, told, unwatched } from './stretches'

const at = (minute: number) => Date.UTC(2026, 2, 1, 12, minute)
const entry = (from: number, to: number | null, particulars: Partial<HistoryEntry> = {}): HistoryEntry => ({
  from: new Date(at(from)).toISOString(),
  to: to === null ? null : new Date(at(to)).toISOString(),
  scorePercent: 90,
  level: 'good',
  vetoes: [],
  runningJobs: [],
  frozenJobs: [],
  ...particulars,
})

describe('the past in stretches', () => {
  const history = [
    entry(40, null, { runningJobs: ['a'] }),
    entry(20, 30, { vetoes: ['userActive', 'tooHot'] }),
    entry(-10, 20),
  ]
  const stretches = stretchesOf(history, at(0), at(60))

  it('has no hole: where nobody watched, it says so', () => {
    expect(stretches.map(({ from, to }) => [from, to])).toEqual([
      [at(0), at(20)],
      [at(20), at(30)],
      [at(30), at(40)],
      [at(40), at(60)],
    ])
    expect(unwatched(stretches)).toEqual([{ from: at(30), to: at(40) }])
    expect(stretchesOf([], at(0), at(1))).toEqual([{ from: at(0), to: at(1) }])
  })

  it('lies in bands, where a stretch may lie in several', () => {
    expect(spansIn(stretches, 'use')).toEqual([{ from: at(20), to: at(30) }])
    expect(spansIn(stretches, 'hot')).toEqual([{ from: at(20), to: at(30) }])
    expect(spansIn(stretches, 'other')).toEqual([])
    expect(spansIn(stretches, 'working')).toEqual([{ from: at(40), to: at(60) }])
    expect(secondsOf(spansIn(stretches, 'idle'))).toBe(40 * 60)
  })

  it('is found by a moment, at its edges too', () => {
    expect(stretchAt(stretches, at(20))?.seen?.vetoes).toEqual(['userActive', 'tooHot'])
    expect(stretchAt(stretches, at(60))?.seen?.runningJobs).toEqual(['a'])
    expect(stretchAt(stretches, at(35))?.seen).toBeUndefined()
  })

  it('is told once where only figures changed', () => {
    const twice = stretchesOf([entry(10, 20, { scorePercent: 50 }), entry(0, 10)], at(0), at(20))
    expect(told(twice)).toMatchObject([{ from: at(0), to: at(20) }])
  })
})
