import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Duplex } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readExitReport } from '../../engine/executors/local/folder/exit-report'
import { findLauncherTools } from '../../engine/executors/local/launcher-tools'
import { needs } from '../needs'
import { eventually } from '../platform/eventually'

const launcher = path.join(import.meta.dirname, '../../engine/executors/local/launch/launcher.sh')
const shells = [['dash'], ['bash', '--posix'], ['busybox', 'ash']].filter(([shell = '']) => needs(shell))
const isRoot = process.getuid?.() === 0

/** On a disk of its own, which the job fills to the last byte. */
describe.runIf(isRoot && needs('mount', 'umount')).each(shells)(
  'a job that fills the disk, under %s %s',
  (shell, ...flags) => {
    let folder: string
    beforeEach(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'lull-full-'))
      const args = ['-t', 'tmpfs', '-o', 'size=128k,nr_inodes=32', 'tmpfs', folder]
      execFileSync('mount', args)
    })
    afterEach(async () => {
      // The watcher was told to end as the launcher's last deed: it may live a moment longer than that.
      await eventually('nobody is on the disk', () => spawnSync('umount', [folder]).status === 0 || undefined)
      rmSync(folder, { recursive: true })
    })

    async function fillAnd(ending: string) {
      const { setsid, searchPath } = findLauncherTools()
      const job = `i=0; while true >"$0/file$i"; do i=$((i + 1)); done; cat /dev/zero >"$0/file0"; ${ending}`
      const out = openSync('/dev/null', 'a')
      const args = [
        ...flags,
        launcher,
        folder,
        '',
        'mark/1/1',
        '',
        setsid,
        searchPath,
        'sh',
        '-c',
        job,
        folder,
      ]
      const child = spawn(shell ?? '', args, { detached: true, stdio: ['ignore', out, out, 'pipe', 'pipe'] })
      closeSync(out)
      const talk = child.stdio[4] as unknown as Duplex
      talk.once('data', () => talk.end('go\n'))
      await once(child, 'exit')
      return readExitReport(folder)
    }

    it('is still reported with its exit code', async () => {
      expect(await fillAnd('exit 3')).toMatchObject({ began: true, exitCode: 3 })
    })

    it('is still reported with the signal that ended it', async () => {
      expect(await fillAnd('kill -9 $$')).toMatchObject({ began: true, signal: 'SIGKILL' })
    })
  },
)
