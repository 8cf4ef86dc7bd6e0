import { describe, expect, it } from 'vitest'
import { shownStream } from './shown-stream'

describe('the stream of a log that is shown', () => {
  it('is the first while it may still say something', () => {
    expect(shownStream({ chosen: undefined, first: 'stdout', silent: [] })).toBe('stdout')
    expect(shownStream({ chosen: undefined, first: 'stderr', silent: ['stdout'] })).toBe('stderr')
  })

  it('is the other once the first ended without a word', () => {
    expect(shownStream({ chosen: undefined, first: 'stdout', silent: ['stdout'] })).toBe('stderr')
    expect(shownStream({ chosen: undefined, first: 'stderr', silent: ['stderr'] })).toBe('stdout')
  })

  it('is the first when neither said a word', () => {
    expect(shownStream({ chosen: undefined, first: 'stdout', silent: ['stdout', 'stderr'] })).toBe('stdout')
  })

  it('is what the person chose, however empty', () => {
    expect(shownStream({ chosen: 'stdout', first: 'stdout', silent: ['stdout'] })).toBe('stdout')
  })
})
