import { describe, expect, it } from 'vitest'
import type { Gpu } from '../../../shared/model'
import { batteryAt, memoryAt, once, policyWith, vetoesOf, waitsOf, watch } from '../machine.fixture'

const heatAt = (cpuCelsius: number) => ({ heat: { cpuCelsius } })
const gpuAt = (temperatureCelsius: number, index = 0): Gpu => ({
  index,
  name: `GPU ${index}`,
  temperatureCelsius,
  mock: true,
})

describe('batteryLow', () => {
  it('holds below the floor, settles through the band, and lets go past it', () => {
    const charges = [21, 20, 19.9, 20, 24.9, 25, 20]
    const seen = watch(charges.map((charge, index) => [index, batteryAt(charge)]))
    expect(seen.map(vetoesOf)).toEqual([
      [],
      [],
      ['batteryLow'],
      ['settling:batteryLow'],
      ['settling:batteryLow'],
      [],
      [],
    ])
    expect(seen[2]?.readiness.vetoes[0]).toMatchObject({ value: 19.9, limit: 20, unit: '%' })
    expect(seen[3]?.readiness.vetoes[0]).toMatchObject({ value: 20, limit: 25, unit: '%' })
  })

  it('ends at once on mains', () => {
    const seen = watch([
      [0, batteryAt(5)],
      [1, { power: { source: 'mains', chargePercent: 5 } }],
    ])
    expect(seen.map(vetoesOf)).toEqual([['batteryLow'], []])
  })

  it('takes an unknown charge for an empty battery', () => {
    const assessment = once({ power: { source: 'battery' } })
    expect(vetoesOf(assessment)).toEqual(['batteryLow'])
    expect(assessment.readiness.vetoes[0]?.message).toContain('unknown')
  })

  it('keeps its band over a blind moment', () => {
    const seen = watch([
      [0, batteryAt(10)],
      [1, { power: null }],
      [2, batteryAt(22)],
    ])
    expect(seen.map(vetoesOf)).toEqual([['batteryLow'], ['sensorBlind'], ['settling:batteryLow']])
  })
})

describe('tooHot', () => {
  it('holds above 90 °C until 82 °C', () => {
    const seen = watch([90, 90.1, 90, 82.1, 82, 90].map((celsius, index) => [index, heatAt(celsius)]))
    expect(seen.map(vetoesOf)).toEqual([[], ['tooHot'], ['settling:tooHot'], ['settling:tooHot'], [], []])
  })

  it('looks at the hottest GPU and names it', () => {
    const assessment = once({ gpus: [gpuAt(60), gpuAt(85, 1)] })
    expect(assessment.readiness.vetoes).toMatchObject([{ code: 'tooHot', value: 85, limit: 84, unit: '°C' }])
    expect(assessment.readiness.vetoes[0]?.message).toContain('GPU 1')
  })

  it('never holds without a thermometer', () => {
    expect(vetoesOf(once({ heat: {}, gpus: [{ index: 0, name: 'GPU', mock: false }] }))).toEqual([])
  })
})

describe('memoryPressure', () => {
  it('holds from the limit of the row until 5 points below it', () => {
    const seen = watch([89.9, 90, 89.9, 85, 84.9].map((percent, index) => [index, memoryAt(percent)]))
    expect(seen.map(vetoesOf)).toEqual([
      [],
      ['memoryPressure'],
      ['settling:memoryPressure'],
      ['settling:memoryPressure'],
      [],
    ])
  })

  it('judges by the row in force', () => {
    expect(vetoesOf(once({ ...memoryAt(80), ...batteryAt(90) }))).toEqual(['memoryPressure'])
    expect(vetoesOf(once({ ...memoryAt(79), ...batteryAt(90) }))).toEqual([])
  })

  it('does not count what our jobs hold', () => {
    const assessment = once(memoryAt(30, 65))
    expect([vetoesOf(assessment), waitsOf(assessment)]).toEqual([[], []])
  })

  it('keeps jobs from starting from 70 % on', () => {
    expect(waitsOf(once(memoryAt(70)))).toEqual(['memoryPressure'])
    expect(waitsOf(once(memoryAt(69.9)))).toEqual([])
  })

  it('holds while programs lose more than 10 % to memory shortage, until less than 5', () => {
    const memory = { totalBytes: 100, availableBytes: 100 }
    const seen = watch(
      [10, 10.1, 5, 4.9].map((pressurePercent, index) => [index, { memory: { ...memory, pressurePercent } }]),
    )
    expect(seen.map(vetoesOf)).toEqual([[], ['memoryPressure'], ['settling:memoryPressure'], []])
  })

  it('lets go of an empty memory even where the band asks for less than nothing', () => {
    const limits = { mains: { maxMemoryPercent: 3 } }
    const seen = watch(
      [
        [0, memoryAt(50)],
        [1, memoryAt(0)],
      ],
      policyWith({ limits }),
    )
    expect(seen.map(vetoesOf)).toEqual([['memoryPressure'], []])
  })
})

describe('diskLow', () => {
  it('holds below 1 GiB', () => {
    expect(vetoesOf(once({ disk: { freeBytes: 1024 ** 3 - 1 } }))).toEqual(['diskLow'])
    expect(vetoesOf(once({ disk: { freeBytes: 1024 ** 3 } }))).toEqual([])
  })
})
