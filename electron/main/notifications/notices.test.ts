import { describe, expect, it } from 'vitest'
import { aJob } from '../../../test/fakes/jobs'
import { aStatus } from '../../../test/fakes/status'
import type { Job, JobId, SnapshotUpdate, Status } from '../../../shared/model'
import { glanceAfter } from '../present'
import { isOver, noticesOf } from './notices'

const snapshot = (status: Status, ...active: readonly Job[]): SnapshotUpdate => ({
  type: 'snapshot',
  revision: 1,
  snapshot: { status, active, recent: [], past: [] },
})
const patch = (changed: readonly Job[], status?: Status): SnapshotUpdate => ({
  type: 'patch',
  revision: 2,
  changed,
  past: [],
  ...(status && { status }),
})

const running = aJob({ state: 'running' })
const before = glanceAfter(undefined, snapshot(aStatus(), running))
const reason = (code: 'userActive' | 'onBattery') => ({ code, message: 'because', hint: 'wait' })
const blind = [{ sensor: 'power' as const, message: 'The battery does not answer.', hint: 'Look into /sys' }]

describe('what is worth telling', () => {
  it('is that a job is done, and what it brought', () => {
    const outputFiles = [{ path: 'a.csv', sizeBytes: 1 }]
    expect(noticesOf(before, patch([{ ...running, state: 'succeeded', outputFiles }]))).toMatchObject([
      { category: 'jobDone', title: 'train is done', body: '1 output file is ready.' },
    ])
  })

  it('is that a job failed, why, and what to do', () => {
    const error = { code: 'exitCode' as const, message: 'It ended with exit code 3', hint: 'Read its log' }
    expect(noticesOf(before, patch([{ ...running, state: 'failed', error }]))).toMatchObject([
      {
        category: 'jobFailed',
        severity: 'problem',
        body: 'It ended with exit code 3. Read its log',
        leadsTo: { page: 'dashboard', job: running.id },
      },
    ])
  })

  it('is not what a person did by hand, nor what ended while nobody listened', () => {
    expect(noticesOf(before, patch([{ ...running, state: 'cancelled' }]))).toEqual([])
    expect(noticesOf(undefined, patch([{ ...running, state: 'succeeded' }]))).toEqual([])
    expect(noticesOf(before, patch([aJob({ state: 'queued' })]))).toEqual([])
  })

  it('is also the end of a job that came and went between two updates', () => {
    const quick = aJob({ id: 'quick' as JobId, state: 'succeeded' })
    expect(noticesOf(before, patch([quick]))).toMatchObject([{ category: 'jobDone', subject: 'quick' }])
  })

  it('is a freeze because somebody came back, but none for another reason or by hand', () => {
    const frozen = { ...running, state: 'frozen' as const, reasons: [reason('userActive')] }
    expect(noticesOf(before, patch([frozen]))).toMatchObject([{ category: 'explanation' }])
    expect(noticesOf(before, patch([{ ...frozen, reasons: [reason('onBattery')] }]))).toEqual([])
    expect(noticesOf(before, patch([{ ...frozen, spec: { ...frozen.spec, held: true } }]))).toEqual([])
  })

  it('is that idle time or power went blind, once, and no other sensor', () => {
    const [notice] = noticesOf(before, patch([], aStatus({ blind })))
    expect(notice).toMatchObject({ category: 'attention', leadsTo: 'popover' })
    expect(notice?.body).toContain('Look into /sys')
    const after = glanceAfter(before, patch([], aStatus({ blind })))
    expect(noticesOf(after, patch([], aStatus({ blind })))).toEqual([])
    const gpus = [{ ...blind[0]!, sensor: 'gpus' as const }]
    expect(noticesOf(before, patch([], aStatus({ blind: gpus })))).toEqual([])
  })

  it('is that settings were set aside, from the first moment on', () => {
    const engine = { ...aStatus().engine, messages: ['settings.json is not in order.'] }
    expect(noticesOf(undefined, snapshot(aStatus({ engine })))).toMatchObject([
      { category: 'attention', body: 'settings.json is not in order.', leadsTo: { page: 'settings' } },
    ])
  })

  it('is no longer worth it once a sensor sees again, but what has happened stays', () => {
    const [notice] = noticesOf(before, patch([], aStatus({ blind })))
    const [ended] = noticesOf(before, patch([{ ...running, state: 'succeeded' }]))
    expect([aStatus({ blind }), aStatus()].map((status) => isOver(notice!, status))).toEqual([false, true])
    expect(isOver(ended!, aStatus())).toBe(false)
  })
})
