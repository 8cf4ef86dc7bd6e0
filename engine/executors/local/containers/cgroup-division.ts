import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ProcessTable } from '../processes'
import { membersOfGroup, notOurs, wordsIn } from './cgroup-files'

/** A process may be born into the group while its parent is moved out of it: a few rounds find all. */
const maxRounds = 10

/**
 * Lets the groups inside `group` have the controllers that we want. A group that has processes of its own cannot pass
 * controllers on (the "no internal processes" rule of cgroup-v2.rst; with threaded controllers it could, but then nobody
 * may enter the groups inside), so that we first move to `leaf`, a group inside it. Only if nobody else is in it: others
 * are not ours to move, and we do without controllers. Returns those that are enabled for us alone, to be taken back.
 */
export function passControllers(
  group: string,
  leaf: string,
  wanted: readonly string[],
  table: ProcessTable,
): readonly string[] {
  const passed = wordsIn(path.join(group, 'cgroup.subtree_control'))
  const missing = wordsIn(path.join(group, 'cgroup.controllers')).filter(
    (controller) => wanted.includes(controller) && !passed.includes(controller),
  )
  if (missing.length > 0 && (isRoot(group) || moveAllTo(leaf, group, table))) {
    for (const controller of missing) setController(group, `+${controller}`)
  }
  const now = wordsIn(path.join(group, 'cgroup.subtree_control'))
  return existsSync(leaf) ? now.filter((controller) => wanted.includes(controller)) : []
}

/** Enables or disables one controller (`+cpu`, `-cpu`) for the groups inside. `false` when it is not for us to say. */
export function setController(group: string, change: string): boolean {
  try {
    writeFileSync(path.join(group, 'cgroup.subtree_control'), change)
    return true
  } catch (error) {
    if (notOurs(error)) return false
    throw error
  }
}

/** The root of the hierarchy may have processes and pass controllers on; it alone has no `cgroup.type`. */
function isRoot(group: string): boolean {
  return !existsSync(path.join(group, 'cgroup.type'))
}

/** Moves all members into the leaf, if they are this process and its descendants. `false` when somebody is left. */
function moveAllTo(leaf: string, group: string, table: ProcessTable): boolean {
  const isOurs = (pid: number): boolean =>
    pid === process.pid || (pid > 1 && isOurs(table.read(pid)?.parent ?? 0))
  for (let round = 0; round < maxRounds; round++) {
    const members = membersOfGroup(group)
    if (members.length === 0) return true
    if (!members.every(isOurs)) return false
    mkdirSync(leaf, { recursive: true })
    if (!members.every((pid) => move(pid, leaf))) return false
  }
  return false
}

/** A process that has ended meanwhile needs no move. */
function move(pid: number, group: string): boolean {
  try {
    writeFileSync(path.join(group, 'cgroup.procs'), String(pid))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return true
    if (notOurs(error)) return false
    throw error
  }
}
