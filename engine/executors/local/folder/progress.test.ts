import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { parseProgress, progressFile, readProgress } from './progress'

it.each([
  ['42', { percent: 42 }],
  ['99.5', { percent: 99.5 }],
  ['{"percent":42,"message":"epoch 4"}', { percent: 42, message: 'epoch 4' }],
  ['{"message":"warming up"}', { message: 'warming up' }],
])('reads %s', (text, progress) => {
  expect(parseProgress(text)).toEqual(progress)
})

it.each(['', '101', '-1', 'half', '{"perc', 'null', 'true', '[]', '{"percent":"x"}', 'NaN'])(
  'takes %j for nothing',
  (text) => {
    expect(parseProgress(text)).toBeNull()
  },
)

function folderWith(make: (file: string) => void): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'lull-progress-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  make(progressFile(folder))
  return folder
}

it('reads what the job wrote, in any language', () => {
  const written = { percent: 42, message: 'Epoche größer als 4 …' }
  expect(readProgress(folderWith((file) => writeFileSync(file, JSON.stringify(written))))).toEqual(written)
})

it.each<[string, (file: string) => void]>([
  ['is not there', () => undefined],
  ['is a folder', (file) => mkdirSync(file)],
  ['is a FIFO that nobody writes to', (file) => execFileSync('mkfifo', [file])],
  ['leads to itself', (file) => symlinkSync(file, file)],
  ['is longer than any progress', (file) => writeFileSync(file, `"${'x'.repeat(100_000)}"`)],
])('takes a file for nothing that %s', (_what, make) => {
  expect(readProgress(folderWith(make))).toBeNull()
})
