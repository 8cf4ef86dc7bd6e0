import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LullError } from '../../shared/model'
import { jobRecord } from '../../test/fixtures/job-record'
import { refusal } from '../../test/fixtures/refusal'
import { connect } from '../sqlite'
import { openDatabase } from './database'
import { refuseUnusable } from './inspect'
import { openStore, type Store } from './index'
import { migrate, migrations } from './schema'

let folder: string
let file: string
let store: Store

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lull-store-'))
  file = join(folder, 'lull.sqlite')
  store = openStore(file)
})

afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

describe('the file', () => {
  it('is for its person alone', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(`${file}-wal`).mode & 0o777).toBe(0o600)
  })

  it('is brought from an older format to the newest, with what it held', () => {
    const written = jobRecord()
    store.accept([written])
    store.close()
    const database = openDatabase(file)
    migrate(database, [
      ...migrations,
      'ALTER TABLE jobs ADD COLUMN place TEXT',
      `UPDATE jobs SET place = 'here'`,
    ])
    expect(database.get('SELECT id, place FROM jobs')).toEqual({ id: written.id, place: 'here' })
    expect(database.get('PRAGMA user_version')).toEqual({ user_version: migrations.length + 2 })
    database.close()
    rmSync(file)
    store = openStore(file)
  })

  it('of an earlier format gets the ranks that lists are ordered by', () => {
    const older = openDatabase(join(folder, 'older.sqlite'))
    migrate(older, migrations.slice(0, 3))
    const job = {
      ...jobRecord({ name: 'Sweep', state: 'failed' }),
      attempts: [{ runSeconds: 2 }, { runSeconds: 3 }],
    }
    older.run(
      `INSERT INTO jobs (id, name, state, submitted_at, ended_at, priority, search, record)
       VALUES (?, ?, 'failed', ?, ?, 0, ?, ?)`,
      job.id,
      job.name,
      job.submittedAt,
      job.endedAt ?? null,
      'sweep\npython3',
      JSON.stringify(job),
    )
    migrate(older)
    expect(older.get('SELECT name_rank, state_rank, end_rank, run_rank FROM jobs')).toEqual({
      name_rank: 'sweep',
      state_rank: 3,
      end_rank: job.endedAt,
      run_rank: 5,
    })
    older.close()
  })

  it('stays at its format when a step fails half way', () => {
    const database = openDatabase(file)
    expect(() => migrate(database, [...migrations, 'CREATE TABLE half (a); SELECT nonsense'])).toThrow(
      'nonsense',
    )
    expect(database.get('PRAGMA user_version')).toEqual({ user_version: migrations.length })
    expect(database.get(`SELECT name FROM sqlite_master WHERE name = 'half'`)).toBeUndefined()
    database.close()
  })
})

describe('a file that cannot be used is refused and left as it is', () => {
  const other = () => join(folder, 'other.sqlite')

  function openOther(): Pick<LullError, 'code' | 'message' | 'hint'> & { readonly unchanged: boolean } {
    const before = readFileSync(other())
    const { code, message, hint } = refusal(() => openStore(other()))
    return { code, message, hint, unchanged: readFileSync(other()).equals(before) }
  }

  const refused = (words: string) => ({
    code: 'storeUnusable',
    message: expect.stringContaining(words) as string,
    hint: expect.stringContaining('move') as string,
    unchanged: true,
  })

  it('when a newer Lull wrote it', () => {
    store.close()
    const connection = connect(file)
    connection.exec(`PRAGMA user_version = ${migrations.length + 1}`)
    connection.close()
    writeFileSync(other(), readFileSync(file))
    expect(openOther()).toEqual(refused('newer Lull'))
    rmSync(file)
    store = openStore(file)
  })

  it('when it is another program’s', () => {
    const connection = connect(other())
    connection.exec('CREATE TABLE bookmarks (url)')
    connection.close()
    expect(openOther()).toEqual(refused('another program'))
  })

  it('when it is no database at all', () => {
    writeFileSync(other(), 'dear diary, '.repeat(1000))
    expect(openOther()).toEqual(refused('not a database'))
  })

  it('when the file lost its end', () => {
    store.accept(Array.from({ length: 200 }, () => jobRecord()))
    store.close()
    writeFileSync(other(), readFileSync(file).subarray(0, 20_000))
    expect(openOther()).toEqual(refused('damaged'))
    store = openStore(file)
  })

  it('when a page within was overwritten and the last engine was killed', () => {
    store.accept(Array.from({ length: 200 }, () => jobRecord()))
    store.close()
    const bytes = readFileSync(file)
    bytes.fill(0xff, bytes.length - 4096)
    writeFileSync(other(), bytes)
    writeFileSync(`${other()}-wal`, 'what a killed engine left')
    expect(openOther()).toEqual(refused('damaged'))
    store = openStore(file)
  })
})

it('whose log lost its end holds all but what was written last, and each batch whole', () => {
  const cut = join(folder, 'cut.sqlite')
  const batches = [1, 2].map((size) => Array.from({ length: 20 * size }, () => jobRecord()))
  for (const batch of batches) store.accept(batch)
  writeFileSync(cut, readFileSync(file))
  writeFileSync(`${cut}-wal`, readFileSync(`${file}-wal`).subarray(0, -1))
  const reopened = openStore(cut)
  expect(store.countByState()).toMatchObject({ queued: 60 })
  expect(reopened.countByState()).toMatchObject({ queued: 20 })
  reopened.close()
})

it('says what to do when the folder is missing', () => {
  const error = refusal(() => openStore(join(folder, 'nowhere', 'lull.sqlite')))
  expect(error.code).toBe('storeUnusable')
  expect(error.hint).toContain('LULL_HOME')
})

it('takes an empty file for a new database', () => {
  const empty = join(folder, 'empty.sqlite')
  writeFileSync(empty, '')
  chmodSync(empty, 0o600)
  expect(() => refuseUnusable(empty)).not.toThrow()
  openStore(empty).close()
  expect(statSync(empty).size).toBeGreaterThan(0)
})
