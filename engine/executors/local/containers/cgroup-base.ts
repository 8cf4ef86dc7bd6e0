import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Controllers that limit jobs where the kernel has them in v2 and lets us have them. */
export const wantedControllers = ['cpu', 'memory', 'pids'] as const
export type Controller = (typeof wantedControllers)[number]

/** A cgroup of ours: each attempt gets a group inside it, and limits on it hold for all of them together. */
export interface CgroupBase {
  readonly folder: string
  readonly controllers: ReadonlySet<Controller>
}

/**
 * Makes the group `name` below our own cgroup, where this user may; `null` where not: no cgroup v2, an old kernel
 * without `cgroup.freeze` (before 5.2), or a group that belongs to somebody else, such as a plain login session's.
 */
export function openCgroupBase(name: string, root = '/'): CgroupBase | null {
  const own = ownCgroup(root)
  if (own === null) return null
  const folder = path.join(own, name)
  try {
    // The kernel asks for write permission on the common ancestor's cgroup.procs to move a process (cgroup-v2.rst).
    accessSync(path.join(own, 'cgroup.procs'), constants.W_OK)
    mkdirSync(folder, { recursive: true })
    accessSync(path.join(folder, 'cgroup.freeze'), constants.W_OK)
  } catch (error) {
    if (notOurs(error)) return null
    throw error
  }
  enableControllers(own)
  enableControllers(folder)
  return { folder, controllers: readControllers(path.join(folder, 'cgroup.subtree_control')) }
}

/** Makes the group of one attempt in the base. */
export function makeGroup({ folder }: CgroupBase, name: string): string {
  const group = path.join(folder, name)
  mkdirSync(group, { recursive: true })
  return group
}

/** Removes the base once no attempt is left in it. */
export function closeCgroupBase({ folder }: CgroupBase): void {
  removeGroup(folder)
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

/** The folder of this process's own v2 group: the mount (at /sys/fs/cgroup/unified on hybrid systems) and the path in it. */
function ownCgroup(root: string): string | null {
  const mounts = readIfThere(path.join(root, 'proc/self/mounts'))
  const mount = /^\S+ (\S+) cgroup2 /m.exec(mounts)?.[1]
  const inside = /^0::(.*)$/m.exec(readIfThere(path.join(root, 'proc/self/cgroup')))?.[1]
  if (mount === undefined || inside === undefined) return null
  const folder = path.join(root, mount.replaceAll('\\040', ' '), inside)
  return existsSync(folder) ? folder : null
}

function enableControllers(folder: string): void {
  const available = readControllers(path.join(folder, 'cgroup.controllers'))
  for (const controller of available) {
    try {
      writeFileSync(path.join(folder, 'cgroup.subtree_control'), `+${controller}`)
    } catch (error) {
      // A group that has processes of its own may not pass controllers on (the "no internal processes" rule): we do
      // without them, and what is missing is said in the attempt's notes.
      if (!notOurs(error)) throw error
    }
  }
}

function readControllers(file: string): ReadonlySet<Controller> {
  const names = readIfThere(file).trim().split(' ')
  return new Set(wantedControllers.filter((controller) => names.includes(controller)))
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (notOurs(error)) return ''
    throw error
  }
}

function notOurs(error: unknown): boolean {
  const codes = [
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
  return codes.includes((error as NodeJS.ErrnoException).code ?? '')
}
