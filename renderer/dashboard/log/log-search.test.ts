import { describe, expect, it } from 'vitest'
import { createLogLines } from './log-lines'
import { createLogSearch } from './log-search'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('the search in a log', () => {
  it('finds a text whatever its case, and goes on with what comes', () => {
    const lines = createLogLines()
    const search = createLogSearch(lines, () => 0)
    lines.push(bytes('Loss 1\nnothing\n'))
    search.begin('loss')
    expect(search.lookOn()).toBe(false)
    expect(search.matches().lines).toEqual([0])
    lines.push(bytes('the LOSS 2\n'))
    search.lookOn()
    expect(search.matches().lines).toEqual([0, 2])
  })

  it('looks again at a line that was not whole yet', () => {
    const lines = createLogLines()
    const search = createLogSearch(lines, () => 0)
    search.begin('loss')
    lines.push(bytes('lo'))
    search.lookOn()
    expect(search.matches().lines).toEqual([])
    lines.push(bytes('ss'))
    search.lookOn()
    lines.push(bytes(' 3\n'))
    search.lookOn()
    expect(search.matches().lines).toEqual([0])
  })

  it('forgets what the lines have let go of', () => {
    const lines = createLogLines(10)
    const search = createLogSearch(lines, () => 0)
    search.begin('a')
    lines.push(bytes('a\n'.repeat(5)))
    search.lookOn()
    lines.push(bytes('b\n'.repeat(10)))
    search.lookOn()
    expect(lines.first()).toBe(5)
    expect(search.matches().lines).toEqual([])
  })

  it('stops when its slice of time is over, and takes it up again there', () => {
    const lines = createLogLines()
    let nowMs = 0
    const search = createLogSearch(lines, () => (nowMs += 5))
    lines.push(bytes('a\n'.repeat(3000)))
    search.begin('a')
    expect(search.lookOn()).toBe(true)
    expect(search.matches().lines.length).toBeLessThan(3000)
    while (search.lookOn());
    expect(search.matches().lines).toEqual(Array.from({ length: 3000 }, (_, at) => at))
  })

  it('finds nothing when nothing is looked for', () => {
    const lines = createLogLines()
    const search = createLogSearch(lines, () => 0)
    lines.push(bytes('a\n'))
    search.begin('a')
    search.lookOn()
    search.begin('')
    expect(search.lookOn()).toBe(false)
    expect(search.matches().lines).toEqual([])
  })
})
