import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../../shared/model'
import { limitsOf, limitsRow, type LimitsRow } from './limits'
import { policyWith } from './machine.fixture'

const onBattery = (chargePercent: number, before: LimitsRow | null = null, settings = defaultSettings) =>
  limitsRow({ source: 'battery', chargePercent }, settings, before)

describe('limitsRow', () => {
  it.each<[number, LimitsRow]>([
    [100, 'batteryHigh'],
    [80.1, 'batteryHigh'],
    [80, 'batteryMiddle'],
    [50, 'batteryMiddle'],
    [49.9, 'batteryLow'],
    [20, 'batteryLow'],
    [19.9, 'none'],
    [0, 'none'],
  ])('a battery at %d %% is %s', (charge, row) => {
    expect(onBattery(charge)).toBe(row)
  })

  it.each<[LimitsRow, number, LimitsRow]>([
    ['none', 24.9, 'none'],
    ['none', 25, 'batteryLow'],
    ['batteryLow', 54.9, 'batteryLow'],
    ['batteryLow', 55, 'batteryMiddle'],
    ['batteryMiddle', 84.9, 'batteryMiddle'],
    ['batteryMiddle', 85, 'batteryHigh'],
    ['none', 60, 'batteryMiddle'],
    ['batteryHigh', 80, 'batteryMiddle'],
    ['batteryMiddle', 10, 'none'],
    ['mains', 52, 'batteryMiddle'],
  ])('from %s at %d %% to %s', (before, charge, row) => {
    expect(onBattery(charge, before)).toBe(row)
  })

  it('goes to mains at once, and trusts no blind power and no unknown charge', () => {
    expect(limitsRow({ source: 'mains', chargePercent: 3 }, defaultSettings, 'none')).toBe('mains')
    expect(limitsRow(null, defaultSettings, 'mains')).toBe('none')
    expect(limitsRow({ source: 'battery' }, defaultSettings, 'mains')).toBe('none')
  })

  it('reaches every row with a full battery, however high floor and band are set', () => {
    const { settings } = policyWith({ battery: { floorPercent: 99, bandPercent: 50 } })
    expect(onBattery(99.5, 'none', settings)).toBe('none')
    expect(onBattery(100, 'none', settings)).toBe('batteryHigh')
  })
})

describe('limitsOf', () => {
  it.each<[LimitsRow, number, number, number]>([
    ['mains', 90, 90, 5],
    ['batteryHigh', 70, 80, 3],
    ['batteryMiddle', 50, 70, 2],
    ['batteryLow', 30, 50, 1],
    ['none', 0, 0, 0],
  ])('%s: %i %% CPU, %i %% memory, %i jobs', (row, maxCpuPercent, maxMemoryPercent, maxJobs) => {
    expect(limitsOf(row, defaultSettings)).toEqual({ maxCpuPercent, maxMemoryPercent, maxJobs })
  })

  it('takes jobs.max for the table’s number, but never where nothing may run', () => {
    const { settings } = policyWith({ jobs: { max: 8 } })
    expect(limitsOf('batteryLow', settings).maxJobs).toBe(8)
    expect(limitsOf('none', settings).maxJobs).toBe(0)
  })
})
