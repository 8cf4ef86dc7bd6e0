import { describe, expect, it } from 'vitest'
import { once, policyWith, vetoesOf } from '../machine.fixture'

const pausedUntil = (until: string | null) => ({ ...policyWith(), paused: { until } })

describe('paused', () => {
  it('holds until the person resumes', () => {
    const assessment = once({}, pausedUntil(null))
    expect(vetoesOf(assessment)).toEqual(['paused'])
    expect(assessment.readiness.vetoes[0]?.remedy).toBe('resume')
  })

  it('ends by itself at its moment (the fixture’s clock shows 12:00)', () => {
    expect(vetoesOf(once({}, pausedUntil('2026-03-02T12:00:00Z')))).toEqual([])
    const assessment = once({}, pausedUntil('2026-03-02T13:30:00Z'))
    expect(assessment.readiness.vetoes[0]?.message).toBe('You paused Lull until 13:30')
  })

  it('says the day of a long pause', () => {
    const assessment = once({}, pausedUntil('2026-03-05T08:00:00Z'))
    expect(assessment.readiness.vetoes[0]?.message).toBe('You paused Lull until 08:00 on 5 March')
  })

  it('is told before everything else', () => {
    expect(vetoesOf(once({ idleSeconds: 0, power: null }, pausedUntil(null)))).toEqual([
      'paused',
      'sensorBlind',
      'userActive',
    ])
  })
})

describe('outsideHours', () => {
  it('holds outside the hours and says when they begin', () => {
    const assessment = once({}, policyWith({ hours: '22:00-07:00' }))
    expect(assessment.readiness.vetoes).toMatchObject([
      { code: 'outsideHours', value: '12:00', limit: '22:00-07:00', hint: 'Jobs run again at 22:00' },
    ])
  })

  it('does not hold within them', () => {
    expect(vetoesOf(once({}, policyWith({ hours: '09:00-13:00' })))).toEqual([])
  })
})
