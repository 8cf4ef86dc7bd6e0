import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Sample } from '../../shared/model'
import { assess } from './assess'
import { emptyMemory, type Assessment } from './assessment'
import { after, batteryAt, cpuAt, memoryAt, policyWith, quiet, watch } from './machine.fixture'

const figure = (min: number, max: number) =>
  fc.oneof(fc.integer({ min: Math.ceil(min), max: Math.floor(max) }), fc.double({ min, max, noNaN: true }))

/** How often a row of values changes from one to the next. */
const turns = (values: readonly unknown[]) =>
  values.filter((value, index) => index > 0 && value !== values[index - 1]).length

describe('bands', () => {
  const flips = (seen: readonly Assessment[]) =>
    turns(seen.map(({ readiness }) => readiness.vetoes.length > 0))

  it.each<[string, number, number, (value: number) => Partial<Sample>]>([
    ['heat', 82.1, 120, (cpuCelsius) => ({ heat: { cpuCelsius } })],
    [
      'heat of GPUs',
      76.1,
      120,
      (temperatureCelsius) => ({
        gpus: [{ index: 0, name: 'GPU', temperatureCelsius, mock: false }],
      }),
    ],
    ['load', 15, 100, cpuAt],
    ['memory', 85, 100, memoryAt],
    ['charge', 0, 24.9, batteryAt],
  ])('%s from %d to %d vetoes at most once and then stays', (_name, min, max, change) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(figure(0, 30), figure(min, max)), { maxLength: 30 }), (steps) => {
        let clock = 0
        const moments = steps.map(([pause, value]) => [(clock += pause), change(value)] as const)
        expect(flips(watch(moments))).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('a charge that wavers within the band changes the row of limits at most once', () => {
    fc.assert(
      fc.property(fc.constantFrom(20, 50, 80), fc.array(figure(-4.9, 4.9)), (threshold, offsets) => {
        const seen = watch(offsets.map((offset, index) => [index, batteryAt(threshold + offset)]))
        const rows = seen.map(({ memory }) => memory.limitsRow)
        expect(rows.filter((row, index) => index > 0 && row !== rows[index - 1]).length).toBeLessThanOrEqual(
          1,
        )
      }),
    )
  })

  it('delays run by monotonic time, whatever the rhythm of the samples and the wall clock', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(figure(0, 8), fc.integer({ min: -1e9, max: 1e9 })), {
          minLength: 1,
          maxLength: 40,
        }),
        fc.boolean(),
        (steps, isBusyFirst) => {
          const rules = policyWith()
          const load = (busy: boolean) => ({ ...quiet, ...cpuAt(busy ? 80 : 5) })
          const start = isBusyFirst
            ? watch(
                [
                  [-90, cpuAt(80)],
                  [-50, cpuAt(80)],
                ],
                rules,
              )
            : []
          let memory = start.at(-1)?.memory ?? emptyMemory
          let clock = 0
          let firstAt: number | null = null
          for (const [pause, wallJump] of steps) {
            clock += pause
            firstAt ??= clock
            const now = { ...after(clock), wallMs: after(0).wallMs + wallJump }
            const assessment = assess(load(!isBusyFirst), rules, memory, now)
            memory = assessment.memory
            // Measured as the rule measures it, on the clock's own scale, so that rounding is the same.
            const lasted = now.monotonicSeconds - after(firstAt).monotonicSeconds
            const holds = isBusyFirst ? lasted < 20 : lasted >= 10
            expect(assessment.readiness.vetoes.length).toBe(holds ? 1 : 0)
          }
        },
      ),
    )
  })
})
