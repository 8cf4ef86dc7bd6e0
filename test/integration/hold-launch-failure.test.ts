import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startLauncher } from '../../engine/executors/local/launch/launch'
import { findLauncherTools } from '../../engine/executors/local/launcher-tools'
import { processes } from '../platform/holding'

const launcherFile = path.join(import.meta.dirname, '../../engine/executors/local/launch/launcher.sh')
let beside: string

beforeEach(() => {
  beside = mkdtempSync(path.join(tmpdir(), 'lull-failure-'))
})
afterEach(() => rmSync(beside, { recursive: true }))

/** What a person is told when a launcher with these tools cannot make ready in this group. */
async function told(searchPath: string, cgroup: string): Promise<string> {
  const tools = { ...findLauncherTools(), searchPath }
  const surroundings = { launcherFile, beside, workdir: beside, env: { PATH: process.env['PATH'] ?? '' } }
  const launcher = await startLauncher(processes, tools, surroundings)
  const folder = path.join(beside, 'standby-1')
  mkdirSync(folder)
  const failure = await launcher.standBy(folder, cgroup).then(
    () => new Error('it stands by'),
    (error: unknown) => error as Error,
  )
  await launcher.dismiss()
  return failure.message
}

it('that no FIFO can be made is told, and not the launcher’s next word', async () => {
  expect(await told('/nonexistent', '')).toMatch(/before the job began: .*mkfifo/)
})

it('that its group is gone is told, and not the launcher’s next word', async () => {
  expect(await told(findLauncherTools().searchPath, '/nonexistent/group')).toMatch(
    /before the job began: .*cgroup\.procs/,
  )
})
