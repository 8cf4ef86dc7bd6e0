import { copyFileSync, fdatasync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { jobRecord } from '../../test/fixtures/job-record'
import { openStore, type Store } from './index'

// The one thing that is pretended: that the disk could not keep what the system had taken.
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>()
  return { ...real, fdatasync: vi.fn<typeof real.fdatasync>(real.fdatasync) }
})

let folder: string
let file: string
let store: Store
let failures: unknown[]

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lull-log-'))
  file = path.join(folder, 'lull.sqlite')
  failures = []
  store = openStore(file, (error) => failures.push(error))
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

it('begins anew after a gap: what is told afterwards needs nothing of what was before it', async () => {
  const [first, second] = [jobRecord(), jobRecord()]
  store.accept([first])
  await store.onDisk()
  const refused = Object.assign(new Error('EIO'), { code: 'EIO' })
  vi.mocked(fdatasync).mockImplementationOnce((_file, done) => done(refused))
  store.accept([second])
  await expect(store.onDisk()).rejects.toMatchObject({ code: 'storeUnusable' })
  await vi.waitFor(() => store.onDisk(), { timeout: 5000 })
  expect(failures).toHaveLength(1)
  expect(statSync(`${file}-wal`).size).toBe(0)
  const kept = path.join(folder, 'kept.sqlite')
  copyFileSync(file, kept)
  const reopened = openStore(kept)
  expect([first, second].map(({ id }) => reopened.get(id)?.id)).toEqual([first.id, second.id])
  reopened.close()
})
