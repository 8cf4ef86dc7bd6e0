import { describe, expect, it } from 'vitest'
import { aJob } from '../../test/fakes/jobs'
import { aBusyStatus, aStatus } from '../../test/fakes/status'
import { doing } from './doing'

describe('the headline', () => {
  it('says what runs', () => {
    const train = aJob({ name: 'train', state: 'running' })
    expect(doing(aStatus(), [train])).toEqual({ title: 'Working on 1 job', why: 'train' })
    expect(doing(aStatus(), [train, train])).toEqual({
      title: 'Working on 2 jobs',
      why: 'Ready for intensive work',
    })
  })

  it('says how many wait and why, in the same words at each sample', () => {
    const frozen = aJob({ state: 'frozen' })
    expect(doing(aBusyStatus(3), [frozen])).toEqual({
      title: '1 job waits',
      why: 'You are using this computer',
    })
    expect(doing(aBusyStatus(4), [frozen])).toEqual(doing(aBusyStatus(3), [frozen]))
  })

  it('says of what others wait for before it says what was held back by hand', () => {
    const because = (code: 'paused' | 'notYetTime') =>
      aJob({ state: 'queued', reasons: [{ code, message: 'x', hint: 'y' }] })
    const held = because('paused')
    expect(doing(aStatus(), [held, because('notYetTime')]).why).toBe('It is not yet time')
    expect(doing(aStatus(), [held, held])).toEqual({ title: '2 jobs wait', why: 'Held by you' })
  })

  it('says that there is nothing to do, and how ready the machine is', () => {
    expect(doing(aStatus(), [])).toEqual({ title: 'Nothing to do', why: 'Ready for intensive work' })
    expect(doing(aStatus(), [aJob({ state: 'succeeded' })]).title).toBe('Nothing to do')
  })

  it('says until when it is paused', () => {
    expect(doing(aStatus({ paused: { until: null } }), [])).toEqual({
      title: 'Paused',
      why: 'Until you resume',
    })
  })
})
