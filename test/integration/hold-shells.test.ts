import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Duplex } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readExitReport } from '../../engine/executors/local/folder/exit-report'
import { findLauncherTools } from '../../engine/executors/local/launcher-tools'
import { needs } from '../needs'

const launcher = path.join(import.meta.dirname, '../../engine/executors/local/launch/launcher.sh')
const shells = [['dash'], ['bash', '--posix'], ['bash', '--posix', '-p'], ['busybox', 'ash']]

/** `/bin/sh` is another shell on every system: the launcher does the same under each. */
describe.each(shells.filter(([shell = '']) => needs(shell)))(
  'the launcher under %s %s',
  (shell, ...flags) => {
    let folder: string
    beforeEach(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'lull-shell-'))
    })
    afterEach(() => rmSync(folder, { recursive: true }))

    /** Runs a job under it as the engine does; `answer` is what the engine says when the job stands ready. */
    async function hold(command: readonly string[], answer = 'go\n') {
      const { setsid, searchPath } = findLauncherTools()
      const out = openSync(path.join(folder, 'stdout'), 'a')
      const args = [...flags, launcher, folder, '', 'mark/1/1', '', setsid, searchPath, ...command]
      const child = spawn(shell ?? '', args, { detached: true, stdio: ['ignore', out, out, 'pipe', 'pipe'] })
      closeSync(out)
      const talk = child.stdio[4] as unknown as Duplex
      talk.once('data', () => talk.end(answer))
      const [code] = (await once(child, 'exit')) as [number]
      return { code, report: readExitReport(folder) }
    }

    it('tells an exit code from a signal', async () => {
      expect(await hold(['sh', '-c', 'exit 137'])).toMatchObject({ code: 137, report: { exitCode: 137 } })
      rmSync(path.join(folder, 'lease'))
      expect(await hold(['sh', '-c', 'kill -9 $$'])).toMatchObject({
        code: 137,
        report: { signal: 'SIGKILL' },
      })
    })

    it('counts the processor time of what it ran', async () => {
      const burn = 'const until = performance.now() + 300; while (performance.now() < until);'
      const { report } = await hold([process.execPath, '-e', burn])
      expect(report?.cpuSeconds).toBeGreaterThan(0.05)
    })

    it('does not begin a job that the engine does not let go', async () => {
      expect(await hold(['touch', path.join(folder, 'ran')], 'no\n')).toMatchObject({
        report: { began: false },
      })
      expect(() => openSync(path.join(folder, 'ran'), 'r')).toThrow('ENOENT')
    })
  },
)
