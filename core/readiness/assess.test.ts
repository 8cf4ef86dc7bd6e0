import { describe, expect, it } from 'vitest'
import { assess } from './assess'
import { after, batteryAt, cpuAt, policyWith, quiet, vetoesOf, watch } from './machine.fixture'

describe('since', () => {
  it('stays while a veto holds, through its band and its clear time', () => {
    const seen = watch([
      [0, cpuAt(80)],
      [10, cpuAt(80)],
      [20, cpuAt(20)],
      [30, cpuAt(5)],
    ])
    const since = seen.map(({ readiness }) => readiness.vetoes[0]?.since)
    const began = '2026-03-02T12:00:10.000Z'
    expect(since).toEqual([undefined, began, began, began])
  })

  it('begins anew when the person comes back again', () => {
    const seen = watch([
      [0, { idleSeconds: 1 }],
      [600, { idleSeconds: 601 }],
      [700, { idleSeconds: 0 }],
    ])
    expect(seen.map(({ readiness }) => readiness.vetoes[0]?.since)).toEqual([
      '2026-03-02T12:00:00.000Z',
      undefined,
      '2026-03-02T12:11:40.000Z',
    ])
  })
})

describe('a blind moment', () => {
  it('leaves the row of limits as it was', () => {
    const seen = watch([
      [0, batteryAt(22)],
      [1, { power: null }],
      [2, batteryAt(22)],
    ])
    expect(seen.map(({ limits }) => limits.maxJobs)).toEqual([1, 0, 1])
    expect(vetoesOf(seen[2]!)).toEqual([])
  })
})

describe('a change of settings', () => {
  it('counts from the next sample on', () => {
    const memory = watch([
      [0, cpuAt(40)],
      [10, cpuAt(40)],
    ]).at(-1)!.memory
    const seen = (cpu: object) => assess({ ...quiet, ...cpuAt(40) }, policyWith({ cpu }), memory, after(11))
    expect(vetoesOf(seen({}))).toEqual(['cpuBusy'])
    expect(vetoesOf(seen({ vetoPercent: 50, clearPercent: 45, clearAfterSeconds: 0 }))).toEqual([])
  })
})
