import { describe, expect, it } from 'vitest'
import { aJob } from '../../test/fakes/jobs'
import type { Job } from './job'
import { canBeDone, deeds } from './job-deeds'

const possible = (particulars: Partial<Job>) => deeds.filter((deed) => canBeDone(deed, aJob(particulars)))
const { spec } = aJob()

describe('what can be done to a job', () => {
  it.each<[Job['state'], readonly string[]]>([
    ['queued', ['runNow', 'hold', 'cancel']],
    ['starting', ['hold', 'cancel']],
    ['running', ['hold', 'cancel']],
    ['frozen', ['runNow', 'hold', 'cancel']],
    ['finishing', ['cancel']],
    ['succeeded', ['retry']],
    ['failed', ['retry']],
    ['cancelled', ['retry']],
  ])('that is %s', (state, expected) => {
    expect(possible({ state })).toEqual(expected)
  })

  it('is what would change something', () => {
    expect(possible({ state: 'queued', spec: { ...spec, now: true } })).toEqual(['hold', 'cancel'])
    expect(possible({ state: 'frozen', spec: { ...spec, now: true, held: true } })).toEqual([
      'runNow',
      'release',
      'cancel',
    ])
    const cancelRequestedAt = '2026-03-14T14:00:00Z'
    expect(possible({ state: 'frozen', spec: { ...spec, held: true }, cancelRequestedAt })).toEqual([])
    expect(possible({ state: 'cancelled', cancelRequestedAt })).toEqual(['retry'])
  })
})
