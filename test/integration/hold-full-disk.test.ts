import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { needs } from '../needs'
import { eventually } from '../platform/eventually'
import { runByLauncher } from '../platform/launcher'

const shells = [['dash'], ['bash', '--posix'], ['busybox', 'ash']].filter(([shell = '']) => needs(shell))
const isRoot = process.getuid?.() === 0

/** On a disk of its own, which the job fills to the last byte. */
describe.runIf(isRoot && needs('mount', 'umount')).each(shells)(
  'a job that fills the disk, under %s %s',
  (...shell) => {
    let disk: string
    beforeEach(() => {
      disk = mkdtempSync(path.join(tmpdir(), 'lull-full-'))
      const args = ['-t', 'tmpfs', '-o', 'size=128k,nr_inodes=32', 'tmpfs', disk]
      execFileSync('mount', args)
    })
    afterEach(async () => {
      // The watcher was told to end as the launcher's last deed: it may live a moment longer than that.
      await eventually('nobody is on the disk', () => spawnSync('umount', [disk]).status === 0 || undefined)
      rmSync(disk, { recursive: true })
    })

    async function fillAnd(ending: string) {
      const job = `i=0; while true >"$0/file$i"; do i=$((i + 1)); done; cat /dev/zero >"$0/file0"; ${ending}`
      return (await runByLauncher(shell, disk, 'fills', ['sh', '-c', job, disk])).report
    }

    it('is still reported with its exit code', async () => {
      expect(await fillAnd('exit 3')).toMatchObject({ began: true, exitCode: 3 })
    })

    it('is still reported with the signal that ended it', async () => {
      expect(await fillAnd('kill -9 $$')).toMatchObject({ began: true, signal: 'SIGKILL' })
    })
  },
)
