import { describe, expect, it } from 'vitest'
import { aJob } from '../../../test/fakes/jobs'
import { aStatus } from '../../../test/fakes/status'
import { type Job, JobId } from '../../../shared/model'
import { type TrayEntry, trayMenu } from './tray-menu'

const menu = (jobs: readonly Job[], particulars: Parameters<typeof aStatus>[0] = {}) =>
  trayMenu({ status: aStatus(particulars), jobs: new Map(jobs.map((job) => [job.id, job])) })

const job = (number: number, particulars: Partial<Job> = {}) =>
  aJob({ id: JobId.parse(`job-${number}`), name: `job ${number}`, ...particulars })

/** The menu as a person reads it. */
const labels = (entries: readonly TrayEntry[]): readonly string[] =>
  entries.flatMap((entry) => {
    if (entry.type === 'line') return []
    const inside = entry.type === 'group' ? labels(entry.entries) : []
    return [entry.label, ...inside.map((label) => `${entry.label} › ${label}`)]
  })

describe('the tray’s menu', () => {
  it('has everything at hand when there is nothing to do', () => {
    expect(labels(menu([]))).toEqual([
      'Ready. Nothing to do.',
      'Pause',
      'Pause › For 30 minutes',
      'Pause › For 1 hour',
      'Pause › Until tomorrow',
      'Pause › Until I resume',
      'Open Lull',
      'New job…',
      'Dashboard',
      'Settings',
      'Quit Lull',
    ])
  })

  it('leads to running jobs and runs waiting ones at once', () => {
    const entries = menu([
      job(1, { state: 'running' }),
      job(2),
      job(3, { state: 'frozen' }),
      job(4, { spec: { ...aJob().spec, now: true } }),
    ])
    expect(entries).toContainEqual({
      type: 'wish',
      label: 'job 1',
      wish: { type: 'openPage', page: 'dashboard', job: 'job-1' },
    })
    expect(labels(entries).filter((label) => label.startsWith('Run now'))).toEqual([
      'Run now anyway',
      'Run now anyway › job 2',
      'Run now anyway › job 3',
    ])
  })

  it('resumes when it is paused', () => {
    const paused = labels(menu([], { paused: { until: null } }))
    expect(paused).toContain('Resume')
    expect(paused).not.toContain('Pause')
  })

  it('stays short however many jobs there are, and is the same while only figures move', () => {
    const many = Array.from({ length: 100 }, (_, at) => job(at))
    expect(labels(menu(many)).filter((label) => label.includes('›')).length).toBeLessThan(15)
    const running = (progressPercent: number) => menu([job(1, { state: 'running', progressPercent })])
    expect(running(10)).toEqual(running(90))
  })
})
