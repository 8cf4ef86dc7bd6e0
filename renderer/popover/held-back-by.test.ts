import { describe, expect, it } from 'vitest'
import { aJob } from '../../test/fakes/jobs'
import { aStatus } from '../../test/fakes/status'
import { heldBackBy } from './held-back-by'

const here = { code: 'userActive', message: 'goes on after 3 min', hint: 'Leave it alone' } as const
const hereAtStart = { ...here, message: 'jobs start after 5 min' }
const calming = { code: 'settling', settles: 'cpuBusy', message: 'goes on below 15 %', hint: 'Wait' } as const
const busyAtStart = { code: 'cpuBusy', message: 'jobs start below 10 %', hint: 'Close programs' } as const

const frozen = aJob({ state: 'frozen' })
const queued = aJob({ state: 'queued' })
const readiness = (vetoes: (typeof here | typeof calming)[]) => ({
  ...aStatus().readiness,
  vetoes,
  waits: [hereAtStart, busyAtStart],
})

describe('what the popover says holds work back', () => {
  it('is for a frozen job alone what keeps it from going on, and no rule of a start', () => {
    expect(heldBackBy(readiness([here]), [frozen])).toEqual([here])
    expect(heldBackBy(readiness([]), [frozen])).toEqual([])
  })

  it('is also what keeps others from starting, where some wait for that', () => {
    expect(heldBackBy(readiness([here]), [frozen, queued])).toEqual([here, busyAtStart])
  })

  it('is the rule of a start where nothing is frozen, also while the veto settles', () => {
    expect(heldBackBy(readiness([here]), [queued])).toEqual([hereAtStart, busyAtStart])
    expect(heldBackBy(readiness([calming]), [])).toEqual([busyAtStart, hereAtStart])
  })

  it('is told once of each kind beside a frozen job', () => {
    expect(heldBackBy(readiness([calming]), [frozen, queued])).toEqual([calming, hereAtStart])
  })
})
