import { describe, expect, it } from 'vitest'
import { aJob } from '../../../test/fakes/jobs'
import { type Job, JobId } from '../../../shared/model'
import {
  allOf,
  type LoadedRows,
  nothingSelected,
  renewed,
  type Selection,
  stretched,
  toggled,
} from './selection'

const job = (id: string, particulars: Partial<Job> = {}) => aJob({ ...particulars, id: JobId.parse(id) })

/** Rows `a`, `b`, …; a space is one that was not read. */
function rows(names: string): LoadedRows {
  return {
    jobAt: (row) => (names[row]?.trim() ? job(names[row]) : undefined),
    rowOf: (id) => (names.includes(id) ? names.indexOf(id) : undefined),
  }
}
const chosen = ({ jobs }: Selection) => [...jobs.keys()].join('')

describe('the selection', () => {
  it('takes and leaves a job', () => {
    const both = toggled(toggled(nothingSelected, job('a')), job('c'))
    expect(chosen(both)).toBe('ac')
    expect(chosen(toggled(both, job('a')))).toBe('c')
  })

  it('stretches from where it began, to either side, and shrinks again', () => {
    const list = rows('abcdef')
    const down = stretched(nothingSelected, list, 2, 3)
    expect(chosen(down)).toBe('cd')
    const further = stretched(down, list, 3, 5)
    expect(chosen(further)).toBe('cdef')
    expect(chosen(stretched(further, list, 5, 1))).toBe('bc')
  })

  it('stretches from the same job when others came above it', () => {
    const before = stretched(nothingSelected, rows('abc'), 1, 1)
    expect(chosen(stretched(before, rows('xyabc'), 1, 4))).toBe('bc')
  })

  it('leaves out what was not read', () => {
    expect(chosen(stretched(nothingSelected, rows('ab  e'), 1, 4))).toBe('be')
    const all = allOf(rows('ab  e'), 5)
    expect([chosen(all), all.isCut]).toEqual(['abe', true])
    expect(allOf(rows('abc'), 3).isCut).toBe(false)
    const fewer = toggled(all, job('b'))
    expect([chosen(fewer), fewer.isCut]).toEqual(['ae', true])
    expect(toggled(toggled(fewer, job('a')), job('e')).isCut).toBe(false)
  })

  it('gives its jobs as they are now', () => {
    const present = new Map([[JobId.parse('a'), job('a', { state: 'running' })]])
    const both = toggled(toggled(nothingSelected, job('a')), job('b'))
    expect(renewed(both, (id) => present.get(id)).map(({ state }) => state)).toEqual(['running', 'queued'])
  })
})
