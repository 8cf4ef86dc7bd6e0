import { describe, expect, it } from 'vitest'
import { once, policyWith, quiet, vetoesOf, waitsOf } from '../machine.fixture'

const focus = quiet.focus!

describe('userActive', () => {
  it.each([
    [0, ['userActive'], ['userActive']],
    [179, ['userActive'], ['userActive']],
    [180, [], ['userActive']],
    [299, [], ['userActive']],
    [300, [], []],
  ])('%i s without input: vetoes %j, waits %j', (idleSeconds, vetoes, waits) => {
    const assessment = once({ idleSeconds })
    expect(vetoesOf(assessment)).toEqual(vetoes)
    expect(waitsOf(assessment)).toEqual(waits)
  })

  it('tells both figures', () => {
    const { readiness } = once({ idleSeconds: 40 })
    expect(readiness.vetoes[0]).toMatchObject({ value: 40, limit: 180, unit: 's' })
    expect(readiness.waits[0]).toMatchObject({
      value: 40,
      limit: 300,
      unit: 's',
      message: 'You were here 40 s ago; jobs start after 5 min without input',
    })
  })

  it('takes the shorter of the two settings for what runs', () => {
    const policy = policyWith({ idle: { afterSeconds: 60, resumeAfterSeconds: 600 } })
    expect(vetoesOf(once({ idleSeconds: 59 }, policy))).toEqual(['userActive'])
    expect(vetoesOf(once({ idleSeconds: 60 }, policy))).toEqual([])
  })

  it('never holds with a threshold of 0', () => {
    const policy = policyWith({ idle: { afterSeconds: 0, resumeAfterSeconds: 0 } })
    expect(once({ idleSeconds: 0 }, policy).readiness).toMatchObject({ vetoes: [], waits: [] })
  })
})

describe('what is in front', () => {
  it.each([
    ['inCall', { inCall: true }, undefined],
    ['fullScreen', { fullScreen: true, application: 'mpv' }, 'mpv'],
    ['idleInhibited', { idleInhibited: true, inhibitedBy: 'vlc' }, 'vlc'],
  ])('%s vetoes and names the program', (code, change, value) => {
    const assessment = once({ focus: { ...focus, ...change } })
    expect(vetoesOf(assessment)).toEqual([code])
    expect(assessment.readiness.vetoes[0]?.value).toBe(value)
  })

  it('can be ignored by settings', () => {
    const policy = policyWith({ focus: { fullScreen: false, inhibitors: false } })
    const everything = { fullScreen: true, inCall: true, idleInhibited: true }
    expect(vetoesOf(once({ focus: everything }, policy))).toEqual([])
  })

  it('vetoes beside an excluded program, however its name is written', () => {
    const policy = policyWith({ excludedApps: ['Blender'] })
    expect(vetoesOf(once({ focus: { ...focus, application: 'blender' } }, policy))).toEqual(['excludedApp'])
    expect(vetoesOf(once({ focus: { ...focus, application: 'blender-player' } }, policy))).toEqual([])
  })
})
