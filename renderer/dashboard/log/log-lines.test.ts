import { describe, expect, it } from 'vitest'
import { createLogLines } from './log-lines'

const bytes = (text: string) => new TextEncoder().encode(text)
const escape = String.fromCharCode(27)

describe('the lines of a log', () => {
  it('come whole, wherever the pieces were cut', () => {
    const lines = createLogLines()
    const all = bytes('größer\nzweite\nope')
    for (const byte of all) lines.push(Uint8Array.of(byte))
    expect(lines.text()).toBe('größer\nzweite\nope')
    expect([lines.first(), lines.end(), lines.line(2)]).toEqual([0, 3, 'ope'])
    lines.push(bytes('n\n'))
    expect([lines.end(), lines.line(2)]).toEqual([3, 'open'])
  })

  it('show what a terminal would: no colours, the last state of a progress bar', () => {
    const lines = createLogLines()
    lines.push(bytes(`${escape}[1;31mred${escape}[0m\r\n10 %\r50 %\r100 %\n`))
    expect(lines.text()).toBe('red\n100 %')
  })

  it('let go of the oldest, and keep their numbers', () => {
    const lines = createLogLines(100)
    for (let line = 0; line < 1000; line++) lines.push(bytes(`${line}\n`))
    expect(lines.end()).toBe(1000)
    expect(lines.end() - lines.first()).toBeLessThanOrEqual(110)
    expect(lines.line(lines.first())).toBe(String(lines.first()))
    expect(lines.line(999)).toBe('999')
  })

  it('cut what no window can draw', () => {
    const lines = createLogLines()
    lines.push(bytes(`${'x'.repeat(1_000_000)}\n`))
    expect(lines.line(0)).toHaveLength(4001)
  })
})
