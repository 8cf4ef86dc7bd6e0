import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createTerminalsSource } from './terminals'

/** A multiple of 8 s, the kernel's step. */
const NOW_SECONDS = 1_800_000_000

let root = ''
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'lull-ttys-'))
  mkdirSync(path.join(root, 'dev/pts'), { recursive: true })
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(root, { recursive: true, force: true })
})

/** A terminal whose last input was that long ago, and whose last output is now. */
function terminal(name: string, secondsAgo: number): void {
  const file = path.join(root, 'dev', name)
  writeFileSync(file, '')
  utimesSync(file, NOW_SECONDS - secondsAgo, NOW_SECONDS)
}

/** A process as proc(5) shows it, in the session of `leader`, on pseudo terminal `pts`. */
function runOn(pid: number, leader: number, pts: number): void {
  const folder = path.join(root, 'proc', String(pid))
  mkdirSync(folder, { recursive: true })
  const device = (136 << 8) | (pts & 0xff) | ((pts & 0xfff00) << 12)
  writeFileSync(path.join(folder, 'stat'), `${pid} (a (very) odd name) S 1 ${leader} ${leader} ${device} 0 0`)
}

const source = (...own: readonly number[]) =>
  createTerminalsSource(
    root,
    () => new Set(own),
    () => NOW_SECONDS * 1_000,
  )
const read = (...own: readonly number[]) => source(...own).read()

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

  it('leaves out those that our own jobs opened', () => {
    terminal('pts/4', 800)
    terminal('pts/300', 0)
    runOn(50, 50, 300)
    runOn(51, 50, 300)
    expect(read(50, 51, 99_999)).toEqual({ kind: 'idle', seconds: 792 })
    expect(read()).toEqual({ kind: 'idle', seconds: 0 })
  })

  it('counts the terminal of a person from which a job of ours was started', () => {
    terminal('pts/4', 80)
    runOn(50, 20, 4)
    expect(read(50)).toEqual({ kind: 'idle', seconds: 72 })
  })

  it('waits half a second until it can tell whose a new terminal is', () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    terminal('pts/4', 800)
    const watched = source(50)
    expect(watched.read()).toEqual({ kind: 'idle', seconds: 792 })
    terminal('pts/5', 0)
    terminal('pts/6', 0)
    expect(watched.read()).toEqual({ kind: 'idle', seconds: 792 })
    runOn(50, 50, 5)
    vi.advanceTimersByTime(100)
    rmSync(path.join(root, 'dev/pts/6'))
    expect(watched.read()).toEqual({ kind: 'idle', seconds: 792 })
    vi.advanceTimersByTime(500)
    expect(watched.read()).toEqual({ kind: 'idle', seconds: 792 })
    terminal('pts/7', 0)
    expect(watched.read()).toEqual({ kind: 'idle', seconds: 792 })
    vi.advanceTimersByTime(500)
    expect(watched.read()).toEqual({ kind: 'idle', seconds: 0 })
  })

  it('is never negative, not even with a clock that was set back', () => {
    terminal('pts/0', -500)
    expect(read()).toEqual({ kind: 'idle', seconds: 0 })
    terminal('pts/0', 3)
    expect(read()).toEqual({ kind: 'idle', seconds: 0 })
  })
})
