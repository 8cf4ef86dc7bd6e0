import { describe, expect, it } from 'vitest'
import { batteryAt, cpuAt, memoryAt, once, policyWith, watch, type Moment } from './machine.fixture'
import { levelOf } from './score'

const partsOf = (change: Parameters<typeof once>[0]) => once(change).readiness.parts

describe('the score', () => {
  it('is 100 on a quiet machine on mains', () => {
    expect(once({}).readiness).toMatchObject({
      scorePercent: 100,
      level: 'excellent',
      parts: { idle: 40, power: 30, resources: 30 },
    })
  })

  it('is 60 while somebody types on mains power', () => {
    expect(once({ idleSeconds: 0 }).readiness.scorePercent).toBe(60)
  })

  it('is 0 when everything is blind', () => {
    const blind = { idleSeconds: null, power: null, cpu: null, memory: null, gpus: null }
    expect(once(blind).readiness).toMatchObject({ scorePercent: 0, level: 'unsuitable' })
  })

  it.each([
    [{ idleSeconds: 150 }, { idle: 20 }],
    [{ idleSeconds: 300 }, { idle: 40 }],
    [batteryAt(90), { power: 22 }],
    [batteryAt(60), { power: 15 }],
    [batteryAt(30), { power: 8 }],
    [batteryAt(10), { power: 0 }],
    [cpuAt(20), { resources: 27 }],
    [memoryAt(50, 20), { resources: 25 }],
    [{ gpus: [{ index: 0, name: 'GPU', utilizationPercent: 100, mock: true }] }, { resources: 25 }],
  ])('%j gives %j', (change, parts) => {
    expect(partsOf(change)).toMatchObject(parts)
  })

  it('gives all points for idleness where a start wants none', () => {
    const policy = policyWith({ idle: { afterSeconds: 0 } })
    expect(once({ idleSeconds: 0 }, policy).readiness.parts.idle).toBe(40)
  })

  it('loses stability with each return of the person, and forgets them after an hour', () => {
    const moments: Moment[] = [
      [0, { idleSeconds: 1000 }],
      [10, { idleSeconds: 2 }],
      [400, { idleSeconds: 392 }],
      [410, { idleSeconds: 1 }],
      [411, { idleSeconds: 0 }],
      [1000, { idleSeconds: 589 }],
      [3700, { idleSeconds: 3289 }],
      [4100, { idleSeconds: 3689 }],
    ]
    const idle = watch(moments).map(({ readiness }) => readiness.parts.idle)
    expect(idle).toEqual([40, 0.3, 38.3, 0.1, 0, 36.7, 38.3, 40])
  })
})

describe('levelOf', () => {
  it.each([
    [100, 'excellent'],
    [80, 'excellent'],
    [79.9, 'good'],
    [60, 'good'],
    [59.9, 'light'],
    [40, 'light'],
    [39.9, 'unsuitable'],
    [0, 'unsuitable'],
  ])('%d is %s', (score, level) => {
    expect(levelOf(score)).toBe(level)
  })
})
