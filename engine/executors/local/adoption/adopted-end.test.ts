import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { adoptedEnd } from './adoption'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lull-adopted-'))
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true })
})

it('is found at a later look, when nobody could be asked at the first', async () => {
  let asked = 0
  const launcherLives = () => {
    asked += 1
    if (asked < 3) throw new Error('too many open files')
    return false
  }
  const ended = adoptedEnd(folder, launcherLives, new AbortController().signal)
  vi.advanceTimersByTime(60_000)
  await ended
  expect(asked).toBe(3)
})
