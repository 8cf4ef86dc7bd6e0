import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { csv } from './findings'
import { createProgressReport } from './progress'

describe('a table as CSV', () => {
  it('has a header, and quotes what would break a cell', () => {
    const columns = { timeMs: Float64Array.of(0.1, 2), 'a, b': ['x "y"', 'z'] }
    expect([...csv({ name: 'table', columns })].join('')).toBe('timeMs,"a, b"\n0.1,"x ""y"""\n2,z\n')
  })

  it('of many rows is whole, piece after piece', () => {
    const text = [
      ...csv({ name: 'long', columns: { row: Uint32Array.from({ length: 25_000 }, (_, row) => row) } }),
    ]
    const rows = text.join('').trimEnd().split('\n').slice(1)
    expect(text.length).toBeGreaterThan(2)
    expect(rows.map(Number)).toEqual(Array.from({ length: 25_000 }, (_, row) => row))
  })
})

describe('progress', () => {
  let folder: string
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(tmpdir(), 'lull-progress-'))
  })
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

  const written = (): unknown => JSON.parse(fs.readFileSync(path.join(folder, 'progress'), 'utf8'))
  const open = (begunAt = 0) => createProgressReport(path.join(folder, 'progress'), begunAt, 0)

  it('says how long the rest takes, by the pace since this attempt began', () => {
    const report = open(0.5)
    report.reached(0.6, 1000)
    expect(written()).toEqual({ percent: 60, message: 'about 4 s left' })
  })

  it('promises nothing before the first piece is done', () => {
    open(0.5).reached(0.5, 3000)
    expect(written()).toEqual({ percent: 50 })
  })

  it('does not count the time in which it was frozen', () => {
    const report = open()
    report.reached(0.1, 1000)
    report.reached(0.2, 3_600_000)
    expect(written()).toEqual({ percent: 20, message: 'about 12 s left' })
  })

  it('is written twice a second at most, and always at the end', () => {
    const report = open()
    report.reached(0.1, 100)
    report.reached(0.2, 500)
    expect(written()).toMatchObject({ percent: 10 })
    report.reached(1, 550)
    expect(written()).toEqual({ percent: 100, message: 'writing results' })
  })
})
