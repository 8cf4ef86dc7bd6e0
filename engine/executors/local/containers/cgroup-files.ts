import { existsSync, readFileSync, rmdirSync } from 'node:fs'
import path from 'node:path'

/** The folder of this process's own v2 group: the mount (at /sys/fs/cgroup/unified on hybrid systems) and the path in it. */
export function ownCgroup(root = '/'): string | null {
  const mounts = readIfThere(path.join(root, 'proc/self/mounts'))
  const mount = /^\S+ (\S+) cgroup2 /m.exec(mounts)?.[1]
  const inside = /^0::(.*)$/m.exec(readIfThere(path.join(root, 'proc/self/cgroup')))?.[1]
  if (mount === undefined || inside === undefined) return null
  const folder = path.join(root, mount.replaceAll('\\040', ' '), inside)
  return existsSync(folder) ? folder : null
}

/** The processes that are in a group itself, not in groups inside it. One that we cannot see shows as 0. */
export function membersOfGroup(folder: string): readonly number[] {
  return wordsIn(path.join(folder, 'cgroup.procs')).map(Number)
}

/** The words of a file of the group: its controllers, its members. None where it is not there or closed to us. */
export function wordsIn(file: string): readonly string[] {
  return readIfThere(file).split(/\s+/).filter(Boolean)
}

/** Removes a group. One with members or groups in it stays: it is somebody's still. */
export function removeGroup(folder: string): void {
  try {
    rmdirSync(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EBUSY' && code !== 'ENOTEMPTY' && code !== 'ENOENT') throw error
  }
}

/** Whether an error says that this group, or this use of it, is not for us: we then do without. */
export function notOurs(error: unknown): boolean {
  return refusals.includes((error as NodeJS.ErrnoException).code ?? '')
}

const refusals: readonly string[] = [
  'ENOENT',
  'EACCES',
  'EPERM',
  'EROFS',
  'EBUSY',
  'ENOTSUP',
  'EOPNOTSUPP',
  'EINVAL',
  'ENOSPC',
  'EAGAIN',
]

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (notOurs(error)) return ''
    throw error
  }
}
