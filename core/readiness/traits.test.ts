import { describe, expect, it } from 'vitest'
import { concernsGpuJobsOnly, reasonCodes, type Reason } from '../../shared/model'
import { toleratedByYield, waivedByNow } from './traits'

const reason = (code: Reason['code'], more: Partial<Reason> = {}): Reason => ({
  code,
  message: 'm',
  hint: 'h',
  ...more,
})

describe('traits', () => {
  it('--now waives presence, load, level and hours, and nothing else', () => {
    expect(reasonCodes.filter((code) => waivedByNow(reason(code)))).toEqual([
      'userActive',
      'cpuBusy',
      'gpuBusy',
      'fullScreen',
      'excludedApp',
      'outsideHours',
      'idleInhibited',
      'inCall',
      'levelTooLow',
    ])
  })

  it('a job that yields goes on beside a person, not beside an excluded program', () => {
    expect(reasonCodes.filter((code) => toleratedByYield(reason(code)))).toEqual([
      'userActive',
      'cpuBusy',
      'fullScreen',
      'idleInhibited',
      'inCall',
    ])
  })

  it('only a busy GPU leaves other jobs alone', () => {
    expect(reasonCodes.filter((code) => concernsGpuJobsOnly(reason(code)))).toEqual(['gpuBusy'])
  })

  it('sees through settling', () => {
    expect(waivedByNow(reason('settling', { settles: 'cpuBusy' }))).toBe(true)
    expect(waivedByNow(reason('settling', { settles: 'tooHot' }))).toBe(false)
    expect(concernsGpuJobsOnly(reason('settling', { settles: 'gpuBusy' }))).toBe(true)
  })

  it.each([
    ['idleSeconds', true],
    ['cpu', true],
    ['power', false],
    ['memory', false],
    ['nothing', false],
  ])('a blind %s sensor is waived and tolerated: %s', (value, expected) => {
    const blind = reason('sensorBlind', { value })
    expect([waivedByNow(blind), toleratedByYield(blind)]).toEqual([expected, expected])
  })
})
