import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTerminalsSource } from './terminals'

/** A multiple of 8 s, the kernel's step. */
const NOW_SECONDS = 1_800_000_000

let root = ''
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'lull-ttys-'))
  mkdirSync(path.join(root, 'dev/pts'), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** A terminal whose last input was that long ago, and whose last output is now. */
function terminal(name: string, secondsAgo: number): void {
  const file = path.join(root, 'dev', name)
  writeFileSync(file, '')
  utimesSync(file, NOW_SECONDS - secondsAgo, NOW_SECONDS)
}

const read = () => createTerminalsSource(root, () => NOW_SECONDS * 1_000).read()

describe('the last input of all terminals', () => {
  it('is absent without any', () => {
    expect(read()).toEqual({ kind: 'absent' })
    rmSync(path.join(root, 'dev'), { recursive: true })
    expect(read()).toEqual({ kind: 'absent' })
  })

  it('is the latest one, output not counted, at most 8 s too early', () => {
    terminal('pts/0', 4_000)
    terminal('pts/17', 800)
    terminal('tty1', 90_000)
    expect(read()).toEqual({ kind: 'idle', seconds: 792 })
  })

  it('sees virtual consoles', () => {
    terminal('pts/0', 4_000)
    terminal('tty3', 80)
    expect(read()).toEqual({ kind: 'idle', seconds: 72 })
  })

  it('leaves out what nobody types into', () => {
    terminal('pts/0', 4_000)
    for (const name of ['pts/ptmx', 'ptmx', 'tty', 'tty0', 'ttyS0', 'console']) terminal(name, 0)
    expect(read()).toEqual({ kind: 'idle', seconds: 3_992 })
  })

  it('is never negative, not even with a clock that was set back', () => {
    terminal('pts/0', -500)
    expect(read()).toEqual({ kind: 'idle', seconds: 0 })
    terminal('pts/0', 3)
    expect(read()).toEqual({ kind: 'idle', seconds: 0 })
  })
})
