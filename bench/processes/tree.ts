import { allPids, statOf } from './procfs'

/** The process and all its descendants that live, itself first. */
export function treeOf(root: number): readonly number[] {
  const parents = new Map(allPids().flatMap((pid) => parentOf(pid)))
  const tree = [root]
  for (const parent of tree) {
    for (const [pid, of] of parents) if (of === parent) tree.push(pid)
  }
  return tree.filter((pid) => parents.has(pid))
}

/** A zombie has ended: it has no parent to look after it and no children. */
function parentOf(pid: number): readonly (readonly [number, number])[] {
  const stat = statOf(pid)
  return stat === undefined || stat[0] === 'Z' ? [] : [[pid, Number(stat[1])]]
}

/** Zombies have ended. */
export function isAlive(pid: number): boolean {
  return parentOf(pid).length > 0
}
