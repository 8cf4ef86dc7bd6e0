import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { needs } from '../needs'
import { eventually } from '../platform/eventually'
import { openHolding } from '../platform/holding'
import { runByLauncher } from '../platform/launcher'

const shells = [['dash'], ['bash', '--posix'], ['busybox', 'ash']].filter(([shell = '']) => needs(shell))
const isRoot = process.getuid?.() === 0

let disk: string
/** A disk of its own, which is soon full. */
function mountDisk(): void {
  disk = mkdtempSync(path.join(tmpdir(), 'lull-full-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128k,nr_inodes=64', 'tmpfs', disk])
}
async function unmountDisk(): Promise<void> {
  // The watcher was told to end as the launcher's last deed: it may live a moment longer than that.
  await eventually('nobody is on the disk', () => spawnSync('umount', [disk]).status === 0 || undefined)
  rmSync(disk, { recursive: true })
}

const canMount = isRoot && needs('mount', 'umount')

describe.runIf(canMount).each(shells)('a job that fills the disk, under %s %s', (...shell) => {
  beforeEach(mountDisk)
  afterEach(unmountDisk)

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
})

describe.runIf(canMount)('a job that comes to a full disk', () => {
  beforeEach(mountDisk)
  afterEach(unmountDisk)

  it('is told what kept its launcher from making ready for it', async () => {
    const root = path.join(disk, 'home')
    mkdirSync(root)
    const holding = openHolding({ container: 'groups', root })
    await holding.run(['true']) // whatever is written once is there
    expect(() => writeFileSync(path.join(disk, 'much'), Buffer.alloc(256 * 1024))).toThrow('ENOSPC')
    const { end } = await holding.run(['true'])
    await holding.close()
    expect(end).toMatchObject({
      type: 'launchFailed',
      error: { message: expect.stringMatching(/gave up before the job began: .*launcher-.*error/) },
    })
  })
})
