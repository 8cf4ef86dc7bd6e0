import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defaultSettings, type JobId } from '../../shared/model'
import { jobRecord } from '../../test/fixtures/job-record'
import { temporaryStore } from '../../test/fixtures/temporary-store'
import { newJobId } from '../instance'
import { runFolders } from '../intake'
import type { Store } from '../store'
import { keepHouse } from './housekeeping'

const home = temporaryStore()
const now = Date.parse('2026-11-23T12:00:00Z')
const long = new Date(now - 400 * 86_400_000)
let root: string
let store: Store
let house: ReturnType<typeof keepHouse> | undefined

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'lull-house-'))
  store = home.open()
})
afterEach(() => {
  house?.stop()
  rmSync(root, { recursive: true })
})

/** A job's folder with a log, untouched for long. */
function folderOf(id: JobId): string {
  const folder = path.join(root, id)
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'stdout'), 'a line')
  utimesSync(folder, long, long)
  return folder
}

function keepHouseIn(kept: Store): void {
  const quiet = vi.fn<() => void>()
  house = keepHouse({
    store: kept,
    folders: runFolders(root),
    settings: () => defaultSettings,
    clock: () => ({ wallMs: now, monotonicSeconds: 5, timeZone: 'UTC' }),
    log: { info: quiet, warn: quiet, error: quiet, close: quiet },
  })
}

it('deletes the folders of old jobs, and those of none, once a power cut can bring no job back', async () => {
  const old = jobRecord({ state: 'succeeded', endedAt: long.toISOString() })
  const young = jobRecord({ state: 'succeeded', endedAt: new Date(now).toISOString() })
  store.accept([old, young])
  const [ofOld, ofYoung, ofNobody] = [folderOf(old.id), folderOf(young.id), folderOf(newJobId())]
  let isThere = (): void => undefined
  const disk = new Promise<void>((settle) => {
    isThere = settle
  })
  const onDisk = vi.fn<() => Promise<void>>(() => disk)
  keepHouseIn({ ...store, onDisk })
  await vi.waitFor(() => expect(onDisk).toHaveBeenCalledTimes(2), 5000)
  expect(store.get(old.id)).toBeUndefined()
  expect([ofOld, ofNobody].map(existsSync)).toEqual([true, true])
  isThere()
  await vi.waitFor(() => expect([ofOld, ofNobody].map(existsSync)).toEqual([false, false]), 5000)
  expect(existsSync(ofYoung)).toBe(true)
})
