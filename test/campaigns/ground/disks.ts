import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eventually } from '../../platform/eventually'
import { patienceMs } from './engine-home'

/** A disk that a test may fill and break. Only root can make one. */
export interface Disk {
  /** Where it is mounted. */
  readonly folder: string
  /** Writes until nothing more fits. Returns what the system says to who writes more. */
  fill(): string
  /** Takes away again what filled it. */
  makeRoom(): void
  remount(how: 'ro' | 'rw'): void
  remove(): Promise<void>
}

export interface BrittleDisk extends Disk {
  /** From now on the system lets nobody write to it, whoever has files open. */
  fail(): void
  /** Checks it, as a machine does that is started anew. Nobody may use it meanwhile. */
  mend(): Promise<void>
}

/** What making disks needs, beside root. */
export const diskTools = ['mount', 'umount', 'mkfs.ext4', 'e2fsck', 'mkfs.btrfs', 'btrfs'] as const

const megabytes = 24

/** A disk in memory that is small. */
export function smallDisk(): Disk {
  const folder = newFolder()
  run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'lull-campaign', folder)
  return { ...mounted(folder), remove: () => unmount(folder) }
}

/** A disk with room enough, of which only a little may be used. btrfs keeps its quotas itself, on every kernel that has it. */
export function quotaDisk(): Disk {
  const disk = realDisk(['mkfs.btrfs', '-q'], 'loop')
  run('btrfs', 'quota', 'enable', disk.folder)
  run('btrfs', 'qgroup', 'limit', `${megabytes}M`, disk.folder)
  return disk
}

/** A disk that can fail. */
export function brittleDisk(): BrittleDisk {
  const disk = realDisk(['mkfs.ext4', '-q'], 'loop,errors=remount-ro')
  return {
    ...disk,
    fail: () => writeFileSync(`/sys/fs/ext4/${deviceAt(disk.folder)}/trigger_fs_error`, '1'),
    mend: async () => {
      await letGo(disk.folder)
      // 1: errors were mended (e2fsck(8))
      expectStatus([0, 1], 'e2fsck', '-fy', disk.image)
      disk.mount()
    },
  }
}

/** A disk in a file. */
function realDisk(format: readonly [string, ...string[]], options: string) {
  const folder = newFolder()
  const image = `${folder}.image`
  const [command, ...flags] = format
  // mkfs.btrfs takes no less than 109 MB.
  run('truncate', '-s', '128M', image)
  run(command, ...flags, image)
  const mount = () => run('mount', '-o', options, image, folder)
  mount()
  const remove = async () => {
    await unmount(folder)
    rmSync(image)
  }
  return { ...mounted(folder), image, mount, remove }
}

function mounted(folder: string) {
  const filler = path.join(folder, 'filler')
  const env = { ...process.env, LC_ALL: 'C' }
  return {
    folder,
    fill: () => spawnSync('sh', ['-c', 'cat /dev/zero >"$0"', filler], { encoding: 'utf8', env }).stderr,
    makeRoom: () => rmSync(filler, { force: true }),
    remount: (how: 'ro' | 'rw') => run('mount', '-o', `remount,${how}`, folder),
  }
}

const newFolder = () => mkdtempSync(path.join(tmpdir(), 'lull-disk-'))

function deviceAt(folder: string): string {
  const mounts = readFileSync('/proc/self/mounts', 'utf8').split('\n')
  const [device = ''] = mounts.find((line) => line.split(' ')[1] === folder)?.split(' ') ?? []
  return path.basename(device)
}

async function unmount(folder: string): Promise<void> {
  await letGo(folder)
  rmSync(folder, { recursive: true })
}

function letGo(folder: string) {
  const taken = () => spawnSync('umount', [folder]).status === 0 || undefined
  return eventually('the disk is taken away', taken, patienceMs)
}

const run = (command: string, ...args: readonly string[]): void => expectStatus([0], command, ...args)

function expectStatus(wanted: readonly number[], command: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (!wanted.includes(status ?? -1)) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
}
