import { describe, expect, it } from 'vitest'
import type { Machine } from './machine'
import { type Recorded, recorded } from './record'

const machine: Machine = {
  cpu: 'an example',
  cores: 2,
  memoryBytes: 8e9,
  system: 'Linux',
  kernel: 'Linux 6',
  node: '20.20.2',
  electron: null,
  root: false,
}
const order = ['first', 'second', 'third']
const of = (measuredAt: string, names: readonly string[], on = machine): Recorded => ({
  machine: on,
  results: names.map((name) => ({
    name,
    what: name,
    seconds: 1,
    busyBeforePercent: 0,
    figures: [],
    measuredAt,
  })),
})
const inShort = ({ results }: Recorded) => results.map(({ name, measuredAt }) => `${name} ${measuredAt}`)

describe('recorded', () => {
  it('puts new results in place of those of the same bench, in the order of all benches', () => {
    const after = recorded(of('before', ['first', 'third']), of('now', ['third', 'second']), order)
    expect(inShort(after)).toEqual(['first before', 'second now', 'third now'])
  })

  it('forgets benches that are no more', () => {
    expect(inShort(recorded(of('before', ['former']), of('now', ['first']), order))).toEqual(['first now'])
  })

  it('never mixes machines', () => {
    const other = { ...machine, cores: 4 }
    expect(recorded(of('before', ['first']), of('now', ['second'], other), order)).toEqual(
      of('now', ['second'], other),
    )
  })
})
