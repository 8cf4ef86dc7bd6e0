import { describe, expect, it } from 'vitest'
import { Settings } from '../../shared/model'
import { simulate } from './simulate'
import { inputWith, job, replay } from './trace.fixture'

const away = { atSeconds: 0, idleSeconds: 900 }

describe('a machine that nobody uses', () => {
  it('is harvested from the first moment to the last', () => {
    const report = replay([away, { atSeconds: 3600 }])
    expect(report).toMatchObject({ traceSeconds: 3600, decisions: 3601, starts: 1, freezes: 0, thaws: 0 })
    expect(report.harvestedSeconds).toBe(3599.99)
    expect(report.wastedSeconds).toBe(0.01)
    expect(report.overlapSeconds).toBe(0)
  })

  it('wastes nothing without a job', () => {
    const report = replay([away, { atSeconds: 3600 }], { jobs: [] })
    expect(report).toMatchObject({ harvestedSeconds: 0, wastedSeconds: 0, starts: 0, jobs: [] })
  })

  it('runs the jobs of an endless queue one after the other, an hour each', () => {
    const report = replay([away, { atSeconds: 36_000 }], {
      jobs: null,
      size: { cpus: 1, memoryBytes: 1e9 },
    })
    expect(report).toMatchObject({ starts: 10, ended: 9, jobs: [] })
    expect(report.harvestedSeconds + report.wastedSeconds).toBeGreaterThan(36_000 - 10)
  })

  it('takes the readings that no line gives for harmless, but somebody for being there', () => {
    expect(replay([{ atSeconds: 0 }, { atSeconds: 900 }])).toMatchObject({ starts: 0, harvestedSeconds: 0 })
  })
})

describe('a person who comes and goes', () => {
  const dayWithBreak = [away, { atSeconds: 1000, idleSeconds: 0 }, { atSeconds: 1300, idleSeconds: 1 }]

  it('freezes within a second and a reaction, and goes on after the resume delay', () => {
    const report = replay([...dayWithBreak, { atSeconds: 3000 }])
    expect(report).toMatchObject({ starts: 1, freezes: 1, thaws: 1, flaps: 0 })
    expect(report.overlapSeconds).toBe(0.1)
    // until 1000.1, and from 1299 + 180 + 0.01 on
    expect(report.harvestedSeconds).toBeCloseTo(1000.09 + 3000 - 1479.01, 6)
    // a minute after the last input nobody is felt any more: 1359 to 1479
    expect(report.wastedSeconds).toBeCloseTo(0.01 + 120.01, 6)
  })

  it('notices an input between two decisions at the next', () => {
    const report = replay([away, { atSeconds: 1000.25, idleSeconds: 0 }, { atSeconds: 1100 }])
    expect(report.overlapSeconds).toBe(0.85)
  })

  it('keeps input coming at 0 and lets any other idle time count on', () => {
    const active = replay([{ atSeconds: 0, idleSeconds: 0 }, { atSeconds: 3600 }])
    const leaving = replay([{ atSeconds: 0, idleSeconds: 1 }, { atSeconds: 3600 }])
    expect([active.starts, leaving.starts]).toEqual([0, 1])
    expect(leaving.jobs[0]?.startedAtSeconds).toBe(299.01)
  })

  it('lets idle time count on behind lines that say nothing of it', () => {
    const lines = [1, 2, 3, 4].map((at) => ({
      atSeconds: at * 100,
      cpu: { othersPercent: at, oursPercent: 0 },
    }))
    const report = replay([{ atSeconds: 0, idleSeconds: 1 }, ...lines, { atSeconds: 3600 }])
    expect(report.jobs[0]?.startedAtSeconds).toBe(299.01)
  })

  it('counts the orders of the last decision, though they are carried out after the end', () => {
    expect(replay([away, { atSeconds: 1000, idleSeconds: 0 }])).toMatchObject({
      freezes: 1,
      overlapSeconds: 0,
    })
  })

  it('does not freeze sooner than the executor can', () => {
    const reaction = { startSeconds: 0, freezeSeconds: 5, thawSeconds: 0, stopSeconds: 0 }
    expect(replay([...dayWithBreak, { atSeconds: 3000 }], { reaction }).overlapSeconds).toBe(5)
  })

  it('counts what runs in a call as overlap, though the settings ignore calls', () => {
    const settings = Settings.parse({ focus: { inhibitors: false } })
    const call = { fullScreen: false, inCall: true, idleInhibited: false }
    const report = replay([away, { atSeconds: 100, focus: call }, { atSeconds: 200 }], { settings })
    expect(report.overlapSeconds).toBe(100)
  })
})

describe('load that comes in bursts', () => {
  const burst = (atSeconds: number, seconds: number) => [
    { atSeconds, cpu: { othersPercent: 80, oursPercent: 0 } },
    { atSeconds: atSeconds + seconds, cpu: { othersPercent: 2, oursPercent: 0 } },
  ]

  it('is sat out while it is shorter than the delay', () => {
    const trace = [away, ...[100, 175, 250].flatMap((at) => burst(at, 9)), { atSeconds: 600 }]
    expect(replay(trace)).toMatchObject({ freezes: 0, flaps: 0 })
  })

  it('counts a freeze soon after a thaw as a flap', () => {
    const trace = [away, ...[100, 175, 250].flatMap((at) => burst(at, 15)), { atSeconds: 600 }]
    // the first freeze comes 110 s after the start
    expect(replay(trace)).toMatchObject({ freezes: 3, thaws: 3, flaps: 2 })
  })
})

describe('jobs', () => {
  it('work for as long as they are said to, and are reported in order', () => {
    const jobs = [job(100, { name: 'first' }), job(50, { name: 'later' }, 500)]
    const { jobs: reports, ended } = replay([away, { atSeconds: 3600 }], { jobs })
    expect(ended).toBe(2)
    expect(reports).toEqual([
      {
        name: 'first',
        state: 'succeeded',
        attempts: 1,
        submittedAtSeconds: 0,
        startedAtSeconds: 0.01,
        endedAtSeconds: 100.01,
        runSeconds: 100,
        frozenSeconds: 0,
        missedDeadline: false,
        reasons: [],
      },
      expect.objectContaining({ name: 'later', startedAtSeconds: 500.01, endedAtSeconds: 550.01 }),
    ])
  })

  it('wait for each other by name', () => {
    const jobs = [job(100, { name: 'a' }), job(100, { name: 'b', when: { after: ['a'] } })]
    expect(replay([away, { atSeconds: 3600 }], { jobs }).jobs[1]?.startedAtSeconds).toBe(101.01)
  })

  it('miss their deadlines once', () => {
    const deadline = '2026-03-02T00:10:00.000Z'
    const report = replay([away, { atSeconds: 3600 }], { jobs: [job(1200, { when: { deadline } }), job(60)] })
    expect(report.deadlineMisses).toBe(1)
    expect(report.jobs.map(({ missedDeadline }) => missedDeadline)).toEqual([true, false])
  })

  it('end at their timeout and are tried again from their beginning', () => {
    const [report] = replay([away, { atSeconds: 3600 }], { jobs: [job(500, { timeout: 100 })] }).jobs
    expect(report).toMatchObject({ state: 'failed', attempts: 3 })
  })

  it('keep their work through a checkpoint', () => {
    const trace = [away, { atSeconds: 300, idleSeconds: 0 }, { atSeconds: 400, idleSeconds: 1 }]
    const checkpointed = replay([...trace, { atSeconds: 3600 }], {
      jobs: [job(600, { onReturn: 'checkpoint' })],
    })
    expect(checkpointed).toMatchObject({ starts: 2, freezes: 0 })
    expect(checkpointed.jobs[0]).toMatchObject({ state: 'succeeded', attempts: 2 })
    expect(checkpointed.jobs[0]?.runSeconds).toBeCloseTo(600, 6)
  })

  it('run in their hours only', () => {
    const jobs = [job(86_400, { when: { hours: '02:00-03:00' } })]
    const report = replay([away, { atSeconds: 5 * 3600 }], { jobs })
    expect(report.harvestedSeconds).toBeCloseTo(3600 + 0.09, 6)
    expect(report.wastedSeconds).toBeCloseTo(0.01, 6)
  })

  it('that repeat come again', () => {
    const jobs = [job(60, { when: { cron: '0 * * * *' } })]
    expect(replay([away, { atSeconds: 3 * 3600 + 120 }], { jobs })).toMatchObject({ starts: 3, ended: 3 })
  })

  it('that never run say why', () => {
    const { jobs } = replay([away, { atSeconds: 60 }], { jobs: [job(1, { resources: { cpus: 5 } })] })
    expect(jobs[0]).toMatchObject({ state: 'queued', reasons: [{ code: 'noCapacity', value: 5, limit: 4 }] })
  })

  it('that cannot be accepted are refused with their place', () => {
    const simulation = simulate(
      inputWith([away], { jobs: [job(1), job(1, { when: { after: ['nobody'] } })] }),
    )
    expect(simulation).toMatchObject({
      ok: false,
      errors: [{ code: 'invalidInput', path: '[1].when.after[0]' }],
    })
  })
})

it('refuses a trace without a line', () => {
  expect(() => simulate(inputWith([]))).toThrow(RangeError)
})
