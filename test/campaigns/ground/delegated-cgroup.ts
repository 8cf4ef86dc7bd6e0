import { chownSync, mkdirSync, readFileSync, rmdirSync } from 'node:fs'
import path from 'node:path'

/** A cgroup that belongs to a normal user, as systemd gives one to each (`Delegate=yes`). */
export interface DelegatedCgroup {
  readonly folder: string
  remove(): void
}

/** Makes one below the root of the v2 hierarchy, which only root can; `null` where there is no such hierarchy. */
export function delegateCgroup(name: string, user: number): DelegatedCgroup | null {
  const mount = /^\S+ (\S+) cgroup2 /m.exec(readFileSync('/proc/self/mounts', 'utf8'))?.[1]
  if (mount === undefined) return null
  const folder = path.join(mount, name)
  mkdirSync(folder)
  // These three files and the folder are what delegation hands over (cgroup-v2.rst, "Model of Delegation").
  for (const file of ['', 'cgroup.procs', 'cgroup.threads', 'cgroup.subtree_control']) {
    chownSync(path.join(folder, file), user, user)
  }
  return { folder, remove: () => rmdirSync(folder) }
}
