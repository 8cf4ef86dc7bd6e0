import { describe, expect, it } from 'vitest'
import { aJob } from '../../../test/fakes/jobs'
import { aBusyStatus, aStatus } from '../../../test/fakes/status'
import type { Job, JobId, Status } from '../../../shared/model'
import { trayFace } from './tray-state'

function face(status: Status, ...jobs: readonly Partial<Job>[]) {
  const all = jobs.map((job, at) => aJob({ ...job, id: `job-${at}` as JobId }))
  return trayFace({ status, jobs: new Map(all.map((job) => [job.id, job])) })
}

const blind = [{ sensor: 'power' as const, message: 'The battery does not answer.', hint: 'Look into /sys' }]
const blindVeto = { code: 'sensorBlind' as const, message: 'Lull cannot see', hint: 'Ask the doctor' }

describe('the tray', () => {
  it('is ready when there is nothing to do, whoever is there', () => {
    expect(face(aStatus())).toEqual({ state: 'ready', sentence: 'Ready. Nothing to do.' })
    expect(face(aBusyStatus()).state).toBe('ready')
  })

  it('names the one job that runs, and counts several', () => {
    expect(face(aStatus(), { name: 'train', state: 'running' })).toEqual({
      state: 'working',
      sentence: 'Working on train.',
    })
    expect(face(aStatus(), { state: 'running' }, { state: 'running' }, { state: 'queued' }).sentence).toBe(
      'Working on 2 jobs.',
    )
  })

  it('shortens a name that would fill the screen', () => {
    const { sentence } = face(aStatus(), { name: 'x'.repeat(200), state: 'running' })
    expect(sentence).toBe(`Working on ${'x'.repeat(39)}….`)
  })

  it('says why jobs wait, and nothing that moves by itself', () => {
    const waiting = [{ state: 'frozen' }, { state: 'queued' }] as const
    expect(face(aBusyStatus(3), ...waiting)).toEqual({
      state: 'yielding',
      sentence: '2 jobs wait. You are using this computer.',
    })
    expect(face(aBusyStatus(4), ...waiting)).toEqual(face(aBusyStatus(3), ...waiting))
  })

  it('gives a job’s own reason when nothing holds the machine back', () => {
    const reasons = [{ code: 'notYetTime' as const, message: 'It is due at 03:00', hint: 'It waits' }]
    expect(face(aStatus(), { state: 'queued', reasons }).sentence).toBe('1 job waits. It is not yet time.')
  })

  it('says until when it is paused, but not while a job runs all the same', () => {
    const paused = aStatus({ paused: { until: '2026-03-01T12:00:00.000Z' } })
    expect(face(paused).state).toBe('paused')
    expect(face(paused).sentence).toMatch(/^Paused until \d{1,2}:\d\d/)
    expect(face(aStatus({ paused: { until: null } })).sentence).toBe('Paused until you resume.')
    expect(face(paused, { state: 'running' }).state).toBe('working')
  })

  it('asks for attention when a sensor that matters is blind, and says how to mend it', () => {
    const { readiness } = aStatus()
    const halting = aStatus({ blind, readiness: { ...readiness, vetoes: [blindVeto] } })
    expect(face(halting, { state: 'queued' })).toEqual({
      state: 'attention',
      sentence: 'Lull cannot see this computer’s state. Look into /sys.',
    })
    expect(face(aStatus({ blind })).state).toBe('ready')
  })
})
