import { describe, expect, it } from 'vitest'
import type { TraceLine } from '../../shared/model'
import { feltUntil, sampleAt, stretchesOf } from './trace'

const cpu = (othersPercent: number) => ({ othersPercent, oursPercent: 0 })
const idleAt = (lines: readonly TraceLine[], index: number, seconds: number) => {
  const stretch = stretchesOf(lines)[index]
  return stretch && sampleAt(stretch, seconds * 1000).idleSeconds
}

describe('a line of a trace', () => {
  it('holds until the next, and leaves what it does not name', () => {
    const stretches = stretchesOf([
      { atSeconds: 0, idleSeconds: 900, cpu: cpu(3), power: { source: 'battery', chargePercent: 50 } },
      { atSeconds: 60, cpu: cpu(80) },
    ])
    expect(stretches.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
      [0, 60_000],
      [60_000, Infinity],
    ])
    expect(stretches[1]?.sample).toMatchObject({ cpu: cpu(80), power: { chargePercent: 50 } })
  })

  it('makes a sensor blind with null', () => {
    expect(idleAt([{ atSeconds: 0, idleSeconds: null }, { atSeconds: 9 }], 1, 50)).toBeNull()
  })
})

describe('idle time', () => {
  it('counts on, through lines that say nothing of it', () => {
    const lines = [
      { atSeconds: 10, idleSeconds: 5 },
      { atSeconds: 20, cpu: cpu(1) },
    ]
    expect([idleAt(lines, 0, 19), idleAt(lines, 1, 20), idleAt(lines, 1, 30.5)]).toEqual([14, 15, 25.5])
  })

  it('stays at 0 while input keeps coming', () => {
    const lines = [
      { atSeconds: 10, idleSeconds: 0 },
      { atSeconds: 20, cpu: cpu(1) },
    ]
    expect([idleAt(lines, 0, 15), idleAt(lines, 1, 500)]).toEqual([0, 0])
  })
})

it.each<[string, Partial<TraceLine>, number]>([
  ['for a minute after an input', { idleSeconds: 20 }, 40],
  ['no longer after that', { idleSeconds: 90 }, -30],
  ['while input keeps coming', { idleSeconds: 0 }, 500],
  ['in a call', { idleSeconds: 900, focus: { fullScreen: false, inCall: true, idleInhibited: false } }, 500],
])('somebody is felt to be there %s', (_when, line, untilSeconds) => {
  const [stretch] = stretchesOf([{ ...line, atSeconds: 0 }, { atSeconds: 500 }])
  expect(stretch && feltUntil(stretch)).toBe(untilSeconds * 1000)
})
