import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { collectOutputs } from './outputs'

let root: string
let folder: string
let workdir: string
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'lull-outputs-'))
  folder = path.join(root, 'attempt')
  workdir = path.join(root, 'work (1) [x]')
  for (const [file, text] of Object.entries({
    'runs/best.pt': '12345',
    'runs/a/deep.txt': '1',
    'log.txt': '',
    '.hidden': '22',
  })) {
    mkdirSync(path.dirname(path.join(workdir, file)), { recursive: true })
    writeFileSync(path.join(workdir, file), text)
  }
})
afterEach(() => rmSync(root, { recursive: true }))

const collected = async (...patterns: readonly string[]) => {
  const { files, missing } = await collectOutputs(folder, workdir, patterns)
  return { files: files.map(({ path: name, sizeBytes }) => `${name} ${sizeBytes}`), missing }
}

it('copies what patterns name, below its own path', async () => {
  expect(await collected('runs/best.pt', '*.txt')).toEqual({
    files: ['log.txt 0', 'runs/best.pt 5'],
    missing: [],
  })
  expect(readFileSync(path.join(folder, 'outputs/runs/best.pt'), 'utf8')).toBe('12345')
})

it('takes a folder for all that is in it', async () => {
  expect((await collected('runs')).files).toEqual(['runs/a/deep.txt 1', 'runs/best.pt 5'])
  rmSync(folder, { recursive: true })
  expect((await collected('runs/')).files).toEqual(['runs/a/deep.txt 1', 'runs/best.pt 5'])
  rmSync(folder, { recursive: true })
  expect((await collected('**/*.txt', '.hidden')).files).toEqual([
    '.hidden 2',
    'log.txt 0',
    'runs/a/deep.txt 1',
  ])
})

it('says which patterns matched nothing', async () => {
  expect(await collected('log.txt', 'nothing-*', 'runs/worst.pt')).toEqual({
    files: ['log.txt 0'],
    missing: ['nothing-*', 'runs/worst.pt'],
  })
})

it('keeps the name alone of what lies elsewhere', async () => {
  writeFileSync(path.join(root, 'beside.bin'), '333')
  expect((await collected(path.join(root, 'beside.bin'), '../beside.*')).files).toEqual(['beside.bin 3'])
})

it('lists what the job put into its output folder itself', async () => {
  mkdirSync(path.join(folder, 'outputs/own'), { recursive: true })
  writeFileSync(path.join(folder, 'outputs/own/result.json'), '{}')
  expect((await collected('log.txt')).files).toEqual(['log.txt 0', 'own/result.json 2'])
})
