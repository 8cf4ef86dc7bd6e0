import { accessSync, constants, mkdirSync } from 'node:fs'
import path from 'node:path'
import type { ProcessTable } from '../processes'
import { passControllers, setController } from './cgroup-division'
import { notOurs, ownCgroup, removeGroup, wordsIn } from './cgroup-files'
import { probeGroup } from './cgroup-probe'

/** Controllers that limit jobs where the kernel has them in v2 and lets us have them. */
export const wantedControllers: readonly string[] = ['cpu', 'memory', 'pids']

/** A cgroup of ours: each attempt gets a group inside it, and limits on it hold for all of them together. */
export interface CgroupBase {
  readonly folder: string
  /** Those of the wanted controllers that groups inside the base have. */
  readonly controllers: ReadonlySet<string>
  /** The group around it, and the controllers that were enabled there for the base alone. */
  readonly parent: string
  readonly enabled: readonly string[]
}

export type CgroupOpening =
  | { readonly base: CgroupBase }
  /** `reason`: why cgroups cannot hold jobs here, in words. */
  | { readonly base: null; readonly reason: string }

/**
 * Makes the group `name` inside our own cgroup, where this user may, and tries it on a short process of our own. Not to be
 * had: without cgroup v2, on an old kernel without `cgroup.freeze` (before 5.2), or in a group that belongs to somebody
 * else, such as a plain login session's. With controllers this process moves on into the group `NAME-engine` beside it.
 */
export function openCgroupBase(
  name: string,
  table: ProcessTable,
  wanted: readonly string[] = wantedControllers,
): CgroupOpening {
  const own = ownCgroup()
  if (own === null) return { base: null, reason: 'this system has no cgroup v2' }
  const parent = /^lull-[0-9a-f]+-engine$/.test(path.basename(own)) ? path.dirname(own) : own
  const folder = path.join(parent, name)
  const refusal = makeBase(parent, folder)
  if (refusal !== null) return { base: null, reason: refusal }
  const enabled = passControllers(parent, `${folder}-engine`, wanted, table)
  for (const controller of wanted) setController(folder, `+${controller}`)
  const trouble = probeGroup(folder)
  const base = { folder, parent, controllers: controllersOf(folder, wanted), enabled }
  if (trouble === null) return { base }
  closeCgroupBase(base)
  return { base: null, reason: `a process could not be frozen in a control group: ${trouble}` }
}

/** Makes the group of one attempt in the base. */
export function makeGroup({ folder }: CgroupBase, name: string): string {
  const group = path.join(folder, name)
  mkdirSync(group, { recursive: true })
  return group
}

/**
 * Removes the base, unless an attempt is left in it, and takes back the controllers: nobody could be started in the group
 * around it while that passes any on, not even the next engine.
 */
export function closeCgroupBase({ folder, parent, controllers, enabled }: CgroupBase): void {
  if (enabled.length > 0) for (const controller of controllers) setController(folder, `-${controller}`)
  removeGroup(folder)
  for (const controller of enabled) setController(parent, `-${controller}`)
}

/** `null` is well; otherwise why it could not be made. */
function makeBase(parent: string, folder: string): string | null {
  try {
    // The kernel asks for write permission on the common ancestor's cgroup.procs to move a process (cgroup-v2.rst).
    accessSync(path.join(parent, 'cgroup.procs'), constants.W_OK)
    mkdirSync(folder, { recursive: true })
    accessSync(path.join(folder, 'cgroup.freeze'), constants.W_OK)
    return null
  } catch (error) {
    if (notOurs(error)) return `the control group ${parent} is not ours to divide`
    throw error
  }
}

function controllersOf(folder: string, wanted: readonly string[]): ReadonlySet<string> {
  const passed = wordsIn(path.join(folder, 'cgroup.subtree_control'))
  return new Set(wanted.filter((controller) => passed.includes(controller)))
}
