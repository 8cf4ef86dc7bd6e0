import { describe, expect, it } from 'vitest'
import { JobId, type Status } from '../shared/model'
import { paintWith } from './paint'
import { statusSummary, statusText } from './status-text'

const calm: Status = {
  engine: {
    pid: 7,
    version: '1.2.3',
    uptimeSeconds: 60,
    host: 'headless',
    sensors: 'scripted',
    home: '/h',
    messages: [],
  },
  readiness: {
    scorePercent: 97,
    level: 'excellent',
    parts: { idle: 40, power: 30, resources: 27 },
    vetoes: [],
    waits: [],
  },
  next: [],
  limits: { maxCpuPercent: 90, maxMemoryPercent: 90, maxJobs: 5 },
  sample: {
    idleSeconds: 900,
    power: { source: 'battery', chargePercent: 81 },
    cpu: { othersPercent: 3, oursPercent: 0 },
    memory: null,
    heat: {},
    gpus: [],
    focus: null,
    network: null,
    disk: null,
  },
  jobs: { queued: 2, succeeded: 5 },
  paused: null,
  blind: [],
  cost: {
    todayUsd: 0,
    weekUsd: 0,
    monthUsd: 0,
    reservedUsd: 0,
    savedUsd: 0,
    limits: { dailyUsd: 1, weeklyUsd: 5, monthlyUsd: 20 },
  },
}
const veto = { code: 'userActive', message: 'You are here', hint: 'Leave', remedy: 'runNow' } as const
const textOf = (status: Status) => statusText(status, paintWith(false))

describe('statusText', () => {
  it('shows score, jobs, limits and the machine', () => {
    const text = textOf(calm)
    expect(text).toContain('Readiness 97 of 100, excellent: idle 40/40, power 30/30, resources 27/30')
    expect(text).toContain('Jobs 2 queued, 5 succeeded')
    expect(text).toContain('no input for 15 min, on battery (81 %), CPU 3 % others')
    expect(text).not.toContain('Cost')
  })

  it('names what is next, if anything waits for its turn', () => {
    expect(textOf(calm)).not.toContain('Next')
    const next = ['night training', 'evil\u001B[2J'].map((name, at) => ({ id: JobId.parse(`j${at}`), name }))
    expect(textOf({ ...calm, next })).toContain('Next night training, evil')
    expect(textOf({ ...calm, next })).not.toContain('\u001B')
  })

  it('does not say that nothing runs beside a job that runs in spite of it', () => {
    const readiness = { ...calm.readiness, vetoes: [veto] }
    expect(textOf({ ...calm, readiness, jobs: { running: 1 } })).toContain('Nothing else runs: You are here')
  })

  it('says what holds it back, and what would change that', () => {
    const text = textOf({
      ...calm,
      readiness: { ...calm.readiness, vetoes: [veto] },
      blind: [{ sensor: 'memory', message: 'It cannot be read', hint: 'Mend it' }],
      paused: { until: null },
    })
    expect(text).toContain('Nothing runs: You are here\n  Leave (`--now`)')
    expect(text).toContain('Blind memory: It cannot be read\n  Mend it')
    expect(text).toContain('Paused until you resume')
  })
})

describe('statusSummary', () => {
  it('is one line: score, jobs that are not over, what holds them', () => {
    expect(statusSummary(calm)).toBe('readiness 97 (excellent) · 2 queued')
    expect(statusSummary({ ...calm, jobs: {}, readiness: { ...calm.readiness, vetoes: [veto] } })).toBe(
      'readiness 97 (excellent) · no job waits · You are here',
    )
  })
})
