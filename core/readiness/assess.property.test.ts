import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Readiness, Settings, type Sample } from '../../shared/model'
import { assess } from './assess'
import { emptyMemory, type Assessment, type Policy, type ReadinessMemory } from './assessment'
import { limitsOf } from './limits'
import { after, policyWith, quiet } from './machine.fixture'
import { startReasons } from './start-reasons'

const figure = (min: number, max: number) =>
  fc.oneof(fc.integer({ min: Math.ceil(min), max: Math.floor(max) }), fc.double({ min, max, noNaN: true }))
const percent = figure(0, 100)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const seconds = figure(0, 86_400)

const gpu = fc.record(
  {
    index: fc.nat(7),
    name: fc.string(),
    mock: fc.boolean(),
    utilizationPercent: percent,
    temperatureCelsius: figure(-100, 300),
    processes: fc.array(fc.record({ pid: fc.nat(), ours: fc.boolean() }), { maxLength: 3 }),
  },
  { requiredKeys: ['index', 'name', 'mock'] },
)

const sample: fc.Arbitrary<Sample> = fc.record({
  idleSeconds: maybe(figure(0, 10_000)),
  power: maybe(
    fc.record(
      { source: fc.constantFrom('mains' as const, 'battery' as const), chargePercent: percent },
      { requiredKeys: ['source'] },
    ),
  ),
  cpu: maybe(fc.record({ othersPercent: percent, oursPercent: percent })),
  memory: maybe(
    fc.record(
      {
        totalBytes: figure(0, 2 ** 40),
        availableBytes: figure(0, 2 ** 40),
        oursBytes: figure(0, 2 ** 40),
        pressurePercent: percent,
      },
      { requiredKeys: ['totalBytes', 'availableBytes'] },
    ),
  ),
  heat: maybe(fc.record({ cpuCelsius: figure(-100, 300) }, { requiredKeys: [] })),
  gpus: maybe(fc.array(gpu, { maxLength: 3 })),
  focus: maybe(
    fc.record(
      {
        fullScreen: fc.boolean(),
        inCall: fc.boolean(),
        idleInhibited: fc.boolean(),
        application: fc.constantFrom('code', 'Blender', ''),
        inhibitedBy: fc.string(),
      },
      { requiredKeys: ['fullScreen', 'inCall', 'idleInhibited'] },
    ),
  ),
  network: maybe(fc.record({ metered: fc.boolean() })),
  disk: maybe(fc.record({ freeBytes: figure(0, 2 ** 40) })),
})

const limitsRow = fc.record({
  maxCpuPercent: percent,
  maxMemoryPercent: percent,
  maxJobs: fc.nat(1000),
})

const settings = fc
  .record({
    idle: fc.record({
      afterSeconds: seconds,
      resumeAfterSeconds: seconds,
      cpuPercent: percent,
      memoryPercent: percent,
    }),
    cpu: fc.record({
      vetoPercent: percent,
      clearPercent: percent,
      vetoAfterSeconds: figure(0, 3600),
      clearAfterSeconds: figure(0, 3600),
    }),
    memory: fc.record({ pressurePercent: percent, clearPercent: percent, bandPercent: percent }),
    battery: fc.record({ floorPercent: percent, bandPercent: percent }),
    heat: fc.record({
      maxCelsius: fc.record({ cpu: figure(30, 120), gpu: figure(30, 120) }),
      bandCelsius: figure(0, 50),
    }),
    gpu: fc.record({ vetoPercent: percent, clearPercent: percent }),
    limits: fc.record({
      mains: limitsRow,
      batteryHigh: limitsRow,
      batteryMiddle: limitsRow,
      batteryLow: limitsRow,
    }),
    jobs: fc.record({ max: maybe(fc.nat(1000)) }),
    hours: maybe(fc.constantFrom('22:00-07:00', '09:00-12:00,13:00-24:00')),
    excludedApps: fc.subarray(['code', 'blender']),
    focus: fc.record({ fullScreen: fc.boolean(), inhibitors: fc.boolean() }),
  })
  .map((given) => Settings.parse(given))

const policy: fc.Arbitrary<Policy> = fc.record({
  settings: fc.oneof(fc.constant(policyWith().settings), settings),
  paused: maybe(fc.record({ until: maybe(fc.constantFrom('2026-03-02T12:30:00Z', '2026-03-02T11:00:00Z')) })),
})

/** Samples with the seconds that pass before each. */
const life = fc.array(fc.tuple(figure(0, 120), sample), { minLength: 1, maxLength: 12 })

function live(moments: readonly (readonly [number, Sample])[], rules: Policy): readonly Assessment[] {
  let memory: ReadinessMemory = emptyMemory
  let clock = 0
  return moments.map(([pause, seen]) => {
    clock += pause
    const assessment = assess(seen, rules, memory, after(clock))
    memory = assessment.memory
    return assessment
  })
}

const reasonsOf = ({ readiness }: Assessment) => [...readiness.vetoes, ...readiness.waits]

describe('assess', () => {
  it('answers any life of a machine with a valid readiness, and always the same', () => {
    fc.assert(
      fc.property(life, policy, (moments, rules) => {
        const seen = live(moments, rules)
        for (const { readiness } of seen) expect(Readiness.safeParse(readiness).error).toBeUndefined()
        expect(live(moments, rules)).toEqual(seen)
      }),
    )
  })

  it('tells every reason in plain sentences with a hint', () => {
    fc.assert(
      fc.property(life, policy, (moments, rules) => {
        for (const { message, hint, code, settles } of live(moments, rules).flatMap(reasonsOf)) {
          expect(`${message} / ${hint}`).not.toMatch(/undefined|NaN|null|\[object/)
          expect(message.length * hint.length).toBeGreaterThan(0)
          expect(settles === undefined).toBe(code !== 'settling')
        }
      }),
    )
  })

  it('has a reason against a start whenever it has a veto or a wait', () => {
    fc.assert(
      fc.property(life, policy, (moments, rules) => {
        for (const { readiness } of live(moments, rules)) {
          const codes = startReasons(readiness).map(({ code }) => code)
          expect(new Set(codes)).toEqual(
            new Set([...readiness.vetoes, ...readiness.waits].map(({ code }) => code)),
          )
        }
      }),
    )
  })

  it('never lowers the score for more idle time', () => {
    fc.assert(
      fc.property(life, policy, seconds, seconds, (moments, rules, one, other) => {
        const last = live(moments, rules).at(-1)
        const seen = moments.at(-1)?.[1] ?? quiet
        const scoreAt = (idleSeconds: number) =>
          assess({ ...seen, idleSeconds }, rules, last?.memory ?? emptyMemory, after(5000)).readiness
            .scorePercent
        expect(scoreAt(Math.max(one, other))).toBeGreaterThanOrEqual(scoreAt(Math.min(one, other)))
      }),
    )
  })

  it('never passes the limits table, and leaves nothing below the floor', () => {
    fc.assert(
      fc.property(life, policy, (moments, rules) => {
        live(moments, rules).forEach(({ limits, memory }, index) => {
          const power = moments[index]?.[1].power ?? null
          const row = power === null ? 'none' : (memory.limitsRow ?? 'none')
          expect(limits).toEqual(limitsOf(row, rules.settings))
          const charge = power?.source === 'mains' ? Infinity : (power?.chargePercent ?? -1)
          const most = charge < rules.settings.battery.floorPercent ? 0 : Infinity
          expect(limits.maxJobs).toBeLessThanOrEqual(most)
        })
      }),
    )
  })

  it('vetoes for the battery exactly while no row of the table holds', () => {
    fc.assert(
      fc.property(life, policy, (moments, rules) => {
        live(moments, rules).forEach((assessment, index) => {
          if (moments[index]?.[1].power === null) return
          const isLow = assessment.readiness.vetoes.some(
            ({ code, settles }) => (settles ?? code) === 'batteryLow',
          )
          expect(isLow).toBe(assessment.memory.limitsRow === 'none')
        })
      }),
    )
  })

  it('vetoes for presence exactly while somebody was there within the threshold, or may have been', () => {
    fc.assert(
      fc.property(life, policy, (moments, rules) => {
        live(moments, rules).forEach((assessment, index) => {
          const { idle } = rules.settings
          const idleSeconds = moments[index]?.[1].idleSeconds ?? null
          const threshold = Math.min(idle.afterSeconds, idle.resumeAfterSeconds)
          const isThere = assessment.readiness.vetoes.some(
            ({ code, value }) => code === 'userActive' || value === 'idleSeconds',
          )
          expect(isThere).toBe(idleSeconds === null || idleSeconds < threshold)
        })
      }),
    )
  })
})
