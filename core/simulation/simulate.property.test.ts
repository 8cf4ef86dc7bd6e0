import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Settings, type JobFileInput, type TraceLine } from '../../shared/model'
import { simulate } from './simulate'
import type { Decision, SimulatedJob, SimulationInput } from './simulation'
import { inputWith, job, mondayMs, replay } from './trace.fixture'

const GIB = 1024 ** 3
const others = fc.constantFrom(0, 2, 12, 20, 40, 100)

const change: fc.Arbitrary<Omit<TraceLine, 'atSeconds'>> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(0, 0.5, 1, 30, 59, 179, 250, 900, null)
      .map((idleSeconds) => ({ idleSeconds })),
  },
  { weight: 3, arbitrary: others.map((othersPercent) => ({ cpu: { othersPercent, oursPercent: 0 } })) },
  fc.constantFrom(null, 5, 19, 22, 27, 51, 83, 100).map((chargePercent) => ({
    power:
      chargePercent === null ? { source: 'mains' as const } : { source: 'battery' as const, chargePercent },
  })),
  fc.constantFrom(40, 85, 95).map((cpuCelsius) => ({ heat: { cpuCelsius } })),
  fc
    .constantFrom(1, 3, 6, 8, 10)
    .map((free) => ({ memory: { totalBytes: 10 * GIB, availableBytes: free * GIB } })),
  fc
    .record({ fullScreen: fc.boolean(), inCall: fc.boolean(), idleInhibited: fc.boolean() })
    .map((focus) => ({ focus })),
  fc.constantFrom(null).map((power) => ({ power })),
)

/** Lines a while apart, a few of them at one moment; one that was there before anything changed. */
const trace = fc
  .array(fc.tuple(fc.constantFrom(0, 0.3, 1, 7, 20, 60, 170, 200, 700), change), {
    minLength: 1,
    maxLength: 14,
  })
  .map((steps): readonly TraceLine[] => {
    let atSeconds = 0
    return [
      { atSeconds: 0, idleSeconds: 900 },
      ...steps.map(([pause, changes]) => ({ ...changes, atSeconds: (atSeconds += pause) })),
      { atSeconds: atSeconds + 600 },
    ]
  })

const settings = fc
  .record({
    afterSeconds: fc.constantFrom(0, 45, 60, 300, 900),
    resumeAfterSeconds: fc.constantFrom(0, 20, 180, 600),
    vetoAfterSeconds: fc.constantFrom(0, 10, 45),
    clearAfterSeconds: fc.constantFrom(0, 20, 300),
    max: fc.constantFrom(null, 1),
    hours: fc.constantFrom(null, '00:05-00:30', '23:00-00:20'),
  })
  .map(({ afterSeconds, resumeAfterSeconds, vetoAfterSeconds, clearAfterSeconds, max, hours }) =>
    Settings.parse({
      idle: { afterSeconds, resumeAfterSeconds },
      cpu: { vetoAfterSeconds, clearAfterSeconds },
      jobs: { max },
      hours,
    }),
  )

const file: fc.Arbitrary<JobFileInput> = fc.record(
  {
    resources: fc.record(
      { cpus: fc.constantFrom(1, 2, 4), memory: fc.constantFrom(GIB, 6 * GIB) },
      { requiredKeys: [] },
    ),
    onReturn: fc.constantFrom('freeze' as const, 'checkpoint' as const, 'yield' as const),
    timeout: fc.constantFrom(90, 700),
    priority: fc.constantFrom(-1, 0, 1),
    exclusive: fc.constantFrom(false, false, true),
    when: fc.record(
      {
        level: fc.constantFrom('excellent' as const, 'good' as const, 'light' as const),
        mains: fc.boolean(),
        hours: fc.constantFrom('00:10-00:40'),
        deadline: fc.constantFrom('2026-03-02T00:10:00.000Z', '2026-03-02T00:20:00.500Z'),
        cron: fc.constantFrom('*/10 * * * *'),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
)

const jobs: fc.Arbitrary<readonly SimulatedJob[] | null> = fc.option(
  fc.array(
    fc
      .tuple(fc.constantFrom(0.5, 30, 600.25, 5000), file, fc.constantFrom(0, 0, 100.7, 1000))
      .map(([seconds, written, atSeconds]) => job(seconds, written, atSeconds)),
    { maxLength: 5 },
  ),
)

const input: fc.Arbitrary<SimulationInput> = fc
  .record({
    trace,
    settings,
    jobs,
    everySeconds: fc.constantFrom(1, 1, 0.5, 5, 0.3),
    // The clock of Berlin is put forward on Sunday 29 March 2026 at 01:00 UTC.
    startsAtMs: fc.constantFrom(mondayMs, Date.UTC(2026, 2, 29, 0, 40, 12, 345)),
    timeZone: fc.constantFrom('UTC', 'Europe/Berlin'),
  })
  .map(({ trace: lines, ...more }) => inputWith(lines, more))
  // A deadline that has passed at the beginning is refused, which is another test's matter.
  .filter((given) => simulate({ ...given, trace: given.trace.slice(0, 1) }).ok)

describe('passing over decisions', () => {
  it('changes no figure, and gives every order at the same moment', () => {
    const livesOf = (given: SimulationInput) => {
      const orders: string[] = []
      const simulation = simulate({
        ...given,
        onDecision: (decision) =>
          orders.push(...decision.orders.map((order) => `${decision.atSeconds} ${order}`)),
      })
      return { simulation, orders }
    }
    fc.assert(
      fc.property(input, (given) => {
        expect(livesOf(given)).toEqual(livesOf({ ...given, plodding: true }))
      }),
      { numRuns: 40 },
    )
  }, 600_000)

  it('is worth it', () => {
    let workedOut = 0
    const report = replay(
      [
        { atSeconds: 0, idleSeconds: 0 },
        { atSeconds: 1000, idleSeconds: 1 },
        { atSeconds: 500_000, idleSeconds: 0 },
      ],
      { onDecision: () => (workedOut += 1) },
    )
    expect(report.decisions).toBe(500_001)
    expect(workedOut).toBeLessThan(20)
  })
})

describe('a simulation', () => {
  it('gives the same report twice', () => {
    fc.assert(
      fc.property(input, (given) => {
        expect(simulate(given)).toEqual(simulate(given))
      }),
      { numRuns: 30 },
    )
  })

  it('runs nothing under a veto once the executor has had its time', () => {
    const strict = input.map((given) => ({
      ...given,
      everySeconds: 1,
      jobs:
        given.jobs?.map((one) => ({ ...one, file: { ...one.file, onReturn: 'freeze' as const } })) ?? null,
    }))
    fc.assert(
      fc.property(strict, (given) => {
        const decisions: Decision[] = []
        simulate({ ...given, plodding: true, onDecision: (decision) => decisions.push(decision) })
        const afterVetoes = decisions.filter((_, at) => (decisions[at - 1]?.vetoes.length ?? 0) > 0)
        fc.pre(afterVetoes.length > 0)
        expect(afterVetoes.filter(({ running }) => running > 0)).toEqual([])
      }),
      { numRuns: 30 },
    )
  }, 60_000)

  it('divides its time: harvested and wasted never make more than all of it', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { ok, report } = simulate(given) as Extract<ReturnType<typeof simulate>, { ok: true }>
        expect(ok).toBe(true)
        expect(report.harvestedSeconds + report.wastedSeconds).toBeLessThanOrEqual(report.traceSeconds)
        expect(report.overlapSeconds).toBeLessThanOrEqual(report.harvestedSeconds)
        expect(report.flaps).toBeLessThanOrEqual(report.freezes)
        expect(report.thaws).toBeLessThanOrEqual(report.freezes)
      }),
      { numRuns: 60 },
    )
  })

  it('harvests no less with another job at the end of the line', () => {
    const lengths = fc.array(fc.constantFrom(10, 300, 2000), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(trace, settings, lengths, fc.constantFrom(10, 300, 2000), (lines, chosen, some, more) => {
        const harvest = (seconds: readonly number[]) =>
          replay(lines, { settings: chosen, jobs: seconds.map((each) => job(each)) }).harvestedSeconds
        expect(harvest([...some, more])).toBeGreaterThanOrEqual(harvest(some))
      }),
      { numRuns: 60 },
    )
  })

  it('harvests no more, and overlaps no more, with more patience before it goes on', () => {
    const patience = fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 }))
    fc.assert(
      fc.property(trace, patience, (lines, [one, other]) => {
        const waiting = (seconds: number) =>
          replay(lines, {
            settings: Settings.parse({ idle: { afterSeconds: seconds, resumeAfterSeconds: seconds } }),
          })
        const [eager, patient] = [waiting(Math.min(one, other)), waiting(Math.max(one, other))]
        expect(patient.harvestedSeconds).toBeLessThanOrEqual(eager.harvestedSeconds)
        expect(patient.overlapSeconds).toBeLessThanOrEqual(eager.overlapSeconds)
      }),
      { numRuns: 60 },
    )
  })
})
