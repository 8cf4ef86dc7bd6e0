import { describe, expect, it } from 'vitest'
import { byComplaint, toldOnce } from './complaints'

interface Seen {
  readonly sensor: string
  readonly blind?: { readonly message: string; readonly hint: string }
}

const broken = { message: 'the file is broken', hint: 'mend it' }
const groupsOf = (reports: readonly Seen[]) =>
  byComplaint(reports, ({ blind }) => blind).map((group) => group.map(({ sensor }) => sensor))

describe('complaints', () => {
  it('that are equal stand together, where the first of them stood', () => {
    const reports = [
      { sensor: 'cpu', blind: broken },
      { sensor: 'power' },
      { sensor: 'disk', blind: { ...broken } },
    ]
    expect(groupsOf(reports)).toEqual([['cpu', 'disk'], ['power']])
  })

  it('that differ in what would mend them stay apart, and so does what is well', () => {
    const reports = [
      { sensor: 'cpu', blind: broken },
      { sensor: 'disk', blind: { ...broken, hint: 'restart' } },
      { sensor: 'power' },
      { sensor: 'heat' },
    ]
    expect(groupsOf(reports)).toEqual([['cpu'], ['disk'], ['power'], ['heat']])
  })

  it('of checks are told once, as gravely as the gravest', () => {
    const check = (name: string, state: 'failed' | 'warning') => ({ name, state, ...broken })
    const well = { name: 'home', state: 'ok' as const, message: 'the file is broken' }
    expect(toldOnce([check('cpu', 'warning'), well, check('power', 'failed')])).toEqual([
      check('power', 'failed'),
      well,
    ])
  })
})
