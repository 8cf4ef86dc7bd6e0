import { describe, expect, it } from 'vitest'
import { aJob } from '../test/fakes/jobs'
import { aBusyStatus, aStatus } from '../test/fakes/status'
import type { Job, JobId, SnapshotUpdate } from '../shared/model'
import { type Mirrored, mirrorAfter, mirrorAway, nothingYet } from './mirrored'

const job = (id: string, particulars: Partial<Job> = {}) => aJob({ ...particulars, id: id as JobId })
const moment = (atSeconds: number) => ({ atSeconds, gpus: [] })
const snapshot = (active: readonly Job[], recent: readonly Job[] = []): SnapshotUpdate => ({
  type: 'snapshot',
  revision: 7,
  snapshot: { status: aStatus(), active, recent, past: [moment(1)] },
})
const patch = (changed: readonly Job[]): SnapshotUpdate => ({
  type: 'patch',
  revision: 8,
  changed,
  past: [],
})
const ids = ({ jobs }: Mirrored) => [...jobs.keys()]

describe('the mirror', () => {
  it('becomes live with a snapshot, and shows nothing of before', () => {
    const before = mirrorAfter(nothingYet, snapshot([job('old')]))
    const after = mirrorAfter(mirrorAway(before, 1000), snapshot([job('a')], [job('b')]))
    expect(after).toMatchObject({ connection: 'live', awaySinceMs: null, revision: 7, status: aStatus() })
    expect(ids(after)).toEqual(['a', 'b'])
  })

  it('keeps what was last known while the engine is away, and says since when', () => {
    const before = mirrorAfter(nothingYet, snapshot([job('a')]))
    const after = mirrorAway(mirrorAway(before, 1000), 2000)
    expect(after).toEqual({ ...before, connection: 'away', awaySinceMs: 1000 })
  })

  it('takes over the jobs and the status that a patch names', () => {
    const before = mirrorAfter(nothingYet, snapshot([job('a'), job('b')]))
    const after = mirrorAfter(before, patch([job('b', { state: 'running' }), job('c')]))
    expect(ids(after)).toEqual(['a', 'b', 'c'])
    expect(after.jobs.get('b' as JobId)?.state).toBe('running')
    expect(after.status).toBe(before.status)
    const seen = mirrorAfter(before, {
      type: 'patch',
      revision: 8,
      changed: [],
      past: [moment(2)],
      status: aBusyStatus(),
    })
    expect(seen.status).toEqual(aBusyStatus())
    expect(seen.jobs).toBe(before.jobs)
    expect(seen.past).toEqual([moment(1), moment(2)])
  })

  it('keeps the newest twenty of the jobs that have ended, and all that have not', () => {
    const ended = (at: number) =>
      job(`e${at}`, { state: 'succeeded', endedAt: new Date(Date.UTC(2026, 2, 1, 12, at)).toISOString() })
    let mirrored = mirrorAfter(nothingYet, snapshot([job('waits')]))
    for (let at = 0; at < 25; at++) mirrored = mirrorAfter(mirrored, patch([ended(at)]))
    expect(mirrored.jobs.size).toBe(21)
    expect(ids(mirrored)).toContain('waits')
    expect(ids(mirrored)).toContain('e24')
    expect(ids(mirrored)).not.toContain('e4')
  })
})
