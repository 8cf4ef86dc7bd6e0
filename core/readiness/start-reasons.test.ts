import { describe, expect, it } from 'vitest'
import { cpuAt, once } from './machine.fixture'
import { startReasons } from './start-reasons'

const told = (change: Parameters<typeof once>[0]) =>
  startReasons(once(change).readiness).map(({ code, value, limit }) => [code, value, limit])

describe('startReasons', () => {
  it('tells the longer idle time once', () => {
    expect(told({ idleSeconds: 40 })).toEqual([['userActive', 40, 300]])
  })

  it('keeps what only one side says, most important first', () => {
    expect(told({ idleSeconds: 200, heat: { cpuCelsius: 95 }, ...cpuAt(12) })).toEqual([
      ['tooHot', 95, 90],
      ['userActive', 200, 300],
      ['cpuBusy', 12, 10],
    ])
  })

  it('keeps two reasons of one code that judge different figures', () => {
    const memory = { totalBytes: 100, availableBytes: 25, pressurePercent: 30 }
    expect(told({ memory })).toEqual([
      ['memoryPressure', 30, 10],
      ['memoryPressure', 75, 70],
    ])
  })
})
