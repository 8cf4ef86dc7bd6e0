import { accessSync, constants, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { ProcessTable } from '../processes'
import { passControllers, setController } from './cgroup-division'
import { notOurs, ownCgroup, removeGroup, wordsIn } from './cgroup-files'
import { probeGroup } from './cgroup-probe'

export { removeGroup } from './cgroup-files'

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

/** What engines are called here: each base, and the group that its engine moved to. */
const baseName = /^lull-[0-9a-f]{8}$/
const engineName = /^lull-[0-9a-f]{8}-engine$/

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
  const parent = engineName.test(path.basename(own)) ? path.dirname(own) : own
  const folder = path.join(parent, name)
  const refusal = makeBase(parent, folder)
  if (refusal !== null) return { base: null, reason: refusal }
  sweepBeside(folder)
  const enabled = passControllers(parent, `${folder}-engine`, wanted, table)
  for (const controller of wanted) setController(folder, `+${controller}`)
  const trouble = probeGroup(folder)
  const base = { folder, parent, controllers: controllersOf(folder, wanted), enabled }
  if (trouble === null) return { base }
  closeCgroupBase(base)
  return { base: null, reason: `a process could not be frozen in a control group: ${trouble}` }
}

/** Makes the group of one attempt in the base, which another engine may have swept away while it was empty. */
export function makeGroup({ folder, controllers }: CgroupBase, name: string): string {
  const group = path.join(folder, name)
  if (!existsSync(folder)) {
    mkdirSync(folder)
    for (const controller of controllers) setController(folder, `+${controller}`)
  }
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

/** Removes from a base the groups of attempts that nobody holds any more. */
export function sweepBase(folder: string, isHeld: (group: string) => boolean): void {
  for (const name of groupsIn(folder)) if (!isHeld(name)) removeIfOurs(path.join(folder, name))
}

/** Removes the base of an engine that is gone, and the group it had moved to, once nobody is in them. */
export function removeBase(folder: string): void {
  if (!baseName.test(path.basename(folder))) return
  removeIfOurs(folder)
  removeIfOurs(`${folder}-engine`)
}

/** Engines that were killed leave empty groups. A living one is in its group, or makes its empty base again. */
function sweepBeside(folder: string): void {
  const parent = path.dirname(folder)
  for (const name of groupsIn(parent)) {
    if (!baseName.test(name) || name === path.basename(folder)) continue
    const other = path.join(parent, name)
    sweepBase(other, (group) => isYoung(path.join(other, group)))
    removeBase(other)
  }
}

/** Another engine may have made this group just now, for an attempt that is about to enter it. */
function isYoung(group: string): boolean {
  const made = statSync(group, { throwIfNoEntry: false })?.mtimeMs ?? 0
  return Date.now() - made < youngMs
}

/** A launch takes milliseconds. */
const youngMs = 60_000

function groupsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { withFileTypes: true })
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
}

/** Of another user's engine we remove nothing. */
function removeIfOurs(folder: string): void {
  try {
    removeGroup(folder)
  } catch (error) {
    if (!notOurs(error)) throw error
  }
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
