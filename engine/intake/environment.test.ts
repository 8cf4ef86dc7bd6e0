import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { JobId } from '../../shared/model'
import { environmentKeeper, inheritEnvironment, loadEnvironment } from './environment'
import { runFolders, type RunFolders } from './run-folders'

let folders: RunFolders
beforeEach(() => {
  folders = runFolders(mkdtempSync(`${tmpdir()}/lull-environment-`))
})
afterEach(() => rmSync(folders.root, { recursive: true }))

const [first, second, third] = ['first', 'second', 'third'].map((id) => JobId.parse(id)) as [
  JobId,
  JobId,
  JobId,
]

it('gives each job of a submission its own environment, closed to others, and each keeps it when another goes', async () => {
  const keeper = environmentKeeper(folders)
  keeper.keep(first, { A: '1' })
  keeper.keep(second, { A: '1' })
  keeper.keep(third, { A: '2' })
  await keeper.settle()
  expect(statSync(folders.environmentFile(second)).mode & 0o777).toBe(0o600)
  rmSync(folders.ofJob(first), { recursive: true })
  expect(loadEnvironment(folders, second)).toEqual({ A: '1' })
  expect(loadEnvironment(folders, third)).toEqual({ A: '2' })
})

it('hands an environment down, to stay when the forerunner goes', async () => {
  environmentKeeper(folders).keep(first, { A: '1' })
  inheritEnvironment(folders, first, second)
  rmSync(folders.ofJob(first), { recursive: true })
  expect(loadEnvironment(folders, second)).toEqual({ A: '1' })
})
