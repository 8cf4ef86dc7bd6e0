import { describe, expect, it } from 'vitest'
import { createStatusLine } from './status-line'

function screen(isTTY: boolean) {
  const written: string[] = []
  const face = { isTTY, columns: 40, write: (data: string | Uint8Array) => written.push(String(data)) > 0 }
  return { line: createStatusLine(face), text: () => written.join('') }
}
const bytes = (text: string) => new TextEncoder().encode(text)

describe('status line', () => {
  it('prints only what stays when there is no terminal', () => {
    const { line, text } = screen(false)
    line.set('waits')
    line.say('frozen')
    line.set('')
    expect(text()).toBe('lull: frozen\n')
  })

  it('is rewritten in place and gone when it is empty', () => {
    const { line, text } = screen(true)
    line.set('1 %')
    line.set('2 %')
    line.set('')
    expect(text()).toBe('lull: 1 %\r\u001B[Klull: 2 %\r\u001B[K')
  })

  it('makes room for a job’s output and waits for the end of its line', () => {
    const { line, text } = screen(true)
    line.set('1 %')
    line.before()
    line.after(bytes('half a li'))
    expect(text()).toBe('lull: 1 %\r\u001B[K')
    line.before()
    line.after(bytes('ne\n'))
    expect(text()).toBe('lull: 1 %\r\u001B[Klull: 1 %')
  })

  it('says what stays on a line of its own', () => {
    const { line, text } = screen(true)
    line.after(bytes('half'))
    line.say('frozen')
    expect(text()).toBe('\nlull: frozen\n')
  })

  it('never wraps', () => {
    const { line, text } = screen(true)
    line.set('x'.repeat(100))
    expect(text().length).toBeLessThan(40)
  })
})
