import { describe, expect, it } from 'vitest'
import type { Gpu, Sample } from '../../../shared/model'
import { after, codeOf, cpuAt, once, policyWith, quiet, vetoesOf, waitsOf, watch } from '../machine.fixture'
import { assess } from '../assess'
import { emptyMemory } from '../assessment'

const holds = 'cpuBusy'
const settles = 'settling:cpuBusy'

describe('cpuBusy', () => {
  it('vetoes after 10 s above 25 %, and lets go after 20 s below 15 %', () => {
    const moments = [
      [0, 26],
      [9.9, 26],
      [10, 26],
      [12, 20],
      [15, 14],
      [34.9, 14],
      [35, 14],
      [36, 14],
    ] as const
    const seen = watch(moments.map(([seconds, percent]) => [seconds, cpuAt(percent)]))
    expect(seen.map(vetoesOf)).toEqual([[], [], [holds], [settles], [settles], [settles], [], []])
    expect(seen[4]?.readiness.vetoes[0]).toMatchObject({ value: 14, limit: 15, unit: '%' })
  })

  it('starts counting again when the load falls for a moment, or rises for one', () => {
    const moments = [
      [0, 90],
      [9, 25],
      [10, 90],
      [19.9, 90],
      [20, 90],
      [30, 5],
      [49, 15],
      [50, 5],
      [69.9, 5],
      [70, 5],
    ] as const
    const seen = watch(moments.map(([seconds, percent]) => [seconds, cpuAt(percent)]))
    expect(seen.map((assessment) => vetoesOf(assessment).length)).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1, 0])
  })

  it('keeps its veto for the clear time when the sensor goes blind', () => {
    const seen = watch([
      [0, cpuAt(90)],
      [10, cpuAt(90)],
      [11, { cpu: null }],
      [31, { cpu: null }],
    ])
    expect(seen.map(vetoesOf)).toEqual([[], [holds], [settles], []])
    expect(seen[2]?.readiness.vetoes[0]?.message).toBe(
      'Other programs have used more than 25 % of the processors',
    )
  })

  it('does not mind a jump of the wall clock, and begins anew when the monotonic one does', () => {
    const policy = policyWith()
    const busy = { ...quiet, ...cpuAt(90) }
    const first = assess(busy, policy, emptyMemory, after(0))
    const jumped = { ...after(5), wallMs: after(5).wallMs + 3_600_000 }
    expect(vetoesOf(assess(busy, policy, first.memory, jumped))).toEqual([])
    const rebooted = assess(busy, policy, first.memory, { ...after(0), monotonicSeconds: 3 })
    expect(vetoesOf(rebooted)).toEqual([])
    const later = (monotonicSeconds: number) =>
      vetoesOf(assess(busy, policy, rebooted.memory, { ...after(0), monotonicSeconds }))
    expect([later(12.9), later(13)]).toEqual([[], [holds]])
  })

  it('keeps jobs from starting from 10 % on', () => {
    expect(waitsOf(once(cpuAt(10)))).toEqual(['cpuBusy'])
    expect(waitsOf(once(cpuAt(9.9)))).toEqual([])
  })

  it('does not count our own load', () => {
    const { readiness } = once({ cpu: { othersPercent: 3, oursPercent: 97 } })
    expect([...readiness.vetoes, ...readiness.waits]).toEqual([])
  })
})

describe('gpuBusy', () => {
  const gpu = (utilizationPercent: number, owners?: readonly boolean[]): Pick<Sample, 'gpus'> => {
    const made: Gpu = { index: 0, name: 'A40', utilizationPercent, mock: false }
    const processes = owners?.map((ours, pid) => ({ pid, ours }))
    return { gpus: [processes ? { ...made, processes } : made] }
  }
  const effects = (change: Pick<Sample, 'gpus'>) => {
    const { vetoes, waits } = once(change).readiness
    return [vetoes.map(codeOf), waits.map(codeOf)]
  }

  it('vetoes above 25 % of others’ use, until below 15 %', () => {
    const seen = watch([25, 26, 15, 14].map((percent, index) => [index, gpu(percent, [false])]))
    expect(seen.map(vetoesOf)).toEqual([[], ['gpuBusy'], ['settling:gpuBusy'], []])
  })

  it('does not count a GPU on which our processes work', () => {
    expect(effects(gpu(100, [true]))).toEqual([[], []])
    expect(effects(gpu(100, [true, false]))).toEqual([[], []])
  })

  it('only keeps jobs from starting where the GPU does not say who uses it', () => {
    expect(effects(gpu(100))).toEqual([[], ['gpuBusy']])
  })

  it('never holds without a GPU', () => {
    expect(effects({ gpus: [] })).toEqual([[], []])
  })
})
