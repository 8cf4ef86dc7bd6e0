import { describe, expect, it } from 'vitest'
import { aJob } from '../../test/fakes/jobs'
import { aBusyStatus, aStatus } from '../../test/fakes/status'
import type { SnapshotUpdate } from '../../shared/model'
import { glanceAfter } from './present'

const running = aJob({ state: 'running' })
const snapshot: SnapshotUpdate = {
  type: 'snapshot',
  revision: 0,
  snapshot: { status: aStatus(), active: [running], recent: [], past: [] },
}
const patch = (changed: readonly (typeof running)[]): SnapshotUpdate => ({
  type: 'patch',
  revision: 1,
  changed,
  past: [],
})

describe('what the tray knows', () => {
  it('begins with the snapshot', () => {
    expect(glanceAfter(undefined, patch([running]))).toBeUndefined()
    expect(glanceAfter(undefined, snapshot)).toEqual({
      status: aStatus(),
      jobs: new Map([[running.id, running]]),
    })
  })

  it('takes over what changed, and keeps what did not', () => {
    const frozen = { ...running, state: 'frozen' as const }
    const before = glanceAfter(undefined, snapshot)
    expect(glanceAfter(before, patch([frozen]))).toEqual({
      status: aStatus(),
      jobs: new Map([[frozen.id, frozen]]),
    })
    const seen = glanceAfter(before, {
      ...patch([]),
      type: 'patch',
      changed: [],
      past: [],
      status: aBusyStatus(),
    })
    expect(seen?.status).toEqual(aBusyStatus())
  })

  it('forgets jobs that have ended, or it would grow for ever', () => {
    const done = { ...running, state: 'succeeded' as const }
    expect(glanceAfter(glanceAfter(undefined, snapshot), patch([done]))?.jobs.size).toBe(0)
  })
})
