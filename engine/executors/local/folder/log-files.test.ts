import {
  appendFileSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mendRotation, needsRotation, readLog, rotateLog, watchLog } from './log-files'

const limits = { logMaxBytes: 10, logFiles: 1000 }
let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lull-logs-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const log = () => path.join(folder, 'stdout')
const read = async (offset: number, maxBytes = 1e6) => {
  const { bytes, ...rest } = await readLog(folder, 'stdout', offset, maxBytes)
  return { text: bytes.toString(), ...rest }
}

describe('a log', () => {
  it('is empty and at its end while nothing is there', async () => {
    expect(await read(0)).toEqual({ text: '', offset: 0, atEnd: true })
    expect(await readLog(path.join(folder, 'nowhere'), 'stderr', 0, 10)).toMatchObject({ atEnd: true })
  })

  it('reads the same from every offset, however it was written and rotated', async () => {
    const steps = fc.array(fc.oneof(fc.string({ maxLength: 20 }), fc.constant('rotate' as const)), {
      maxLength: 12,
    })
    await fc.assert(
      fc.asyncProperty(
        steps,
        fc.nat(200),
        fc.integer({ min: 1, max: 50 }),
        async (acts, offset, maxBytes) => {
          for (const name of readdirSync(folder)) rmSync(path.join(folder, name))
          writeFileSync(log(), '')
          let written = ''
          for (const act of acts) {
            if (act === 'rotate') await rotateLog(folder, 'stdout', limits)
            else appendFileSync(log(), act)
            if (act !== 'rotate') written += act
          }
          const whole = Buffer.from(written)
          const piece = await readLog(folder, 'stdout', offset, maxBytes)
          expect(piece.bytes.toString('hex')).toBe(whole.subarray(offset, offset + maxBytes).toString('hex'))
          expect(piece.atEnd).toBe(offset + maxBytes >= whole.length)
        },
      ),
      { numRuns: 50 },
    )
  })

  it('keeps the newest files and says where what is left begins', async () => {
    for (const text of ['first', 'second', 'third']) {
      writeFileSync(log(), text)
      await rotateLog(folder, 'stdout', { ...limits, logFiles: 1 })
    }
    appendFileSync(log(), 'now')
    expect(await read(0)).toEqual({ text: 'thirdnow', offset: 11, atEnd: true })
  })

  it('tells whoever waits for more, and nobody else, that it cannot be looked at any more', async () => {
    writeFileSync(log(), 'known')
    const waiting = watchLog(folder, 'stdout', AbortSignal.timeout(10_000), 5)
    const moved = `${folder}-moved`
    renameSync(folder, moved)
    writeFileSync(folder, 'no folder')
    appendFileSync(path.join(moved, 'stdout'), ' more')
    await expect(waiting).rejects.toThrow('ENOTDIR')
    rmSync(moved, { recursive: true })
  })

  it('needs rotation once it has passed its limit', () => {
    writeFileSync(log(), 'x'.repeat(10))
    expect(needsRotation(folder, 'stdout', limits)).toBe(false)
    appendFileSync(log(), 'x')
    expect(needsRotation(folder, 'stdout', limits)).toBe(true)
  })

  it.each(['before the copy was whole', 'before the log was emptied', 'before the copy got its name'])(
    'loses nothing when the engine died %s',
    async (when) => {
      writeFileSync(log(), 'everything')
      copyFileSync(log(), `${log()}.0.new`)
      if (when.includes('whole')) truncateSync(`${log()}.0.new`, 3)
      if (when.includes('name')) truncateSync(log())
      mendRotation(folder)
      appendFileSync(log(), ' and more')
      expect(await read(0)).toEqual({ text: 'everything and more', offset: 0, atEnd: true })
    },
  )
})
