import { describe, expect, it } from 'vitest'
import type { SensorName } from '../../../shared/model'
import { once } from '../machine.fixture'

describe('sensorBlind', () => {
  it.each<[SensorName, 'vetoes' | 'waits' | null]>([
    ['idleSeconds', 'vetoes'],
    ['power', 'vetoes'],
    ['cpu', 'waits'],
    ['memory', 'waits'],
    ['heat', null],
    ['gpus', null],
    ['focus', null],
    ['network', null],
    ['disk', null],
  ])('a blind %s sensor: %s', (sensor, effect) => {
    const { vetoes, waits } = once({ [sensor]: null }).readiness
    const reasons = { vetoes, waits }
    const told = [expect.objectContaining({ code: 'sensorBlind', value: sensor })]
    expect(reasons).toEqual({ vetoes: [], waits: [], ...(effect && { [effect]: told }) })
  })

  it('leaves no room for jobs without power', () => {
    expect(once({ power: null }).limits).toEqual({ maxCpuPercent: 0, maxMemoryPercent: 0, maxJobs: 0 })
  })
})
