import { existsSync, readdirSync, readFileSync, rmdirSync } from 'node:fs'
import path from 'node:path'
import { readOf } from '../processes'

/** The folder of the process's cgroup if an engine made it for a job, and of the engine's own around it. */
export function jobCgroupsOf(pid: number): readonly string[] {
  const inside = /^0::(.*\/lull-[0-9a-f]+\/[^/\n]+)$/m.exec(readOf(pid, 'cgroup') ?? '')?.[1]
  const mount = /^\S+ (\S+) cgroup2 /m.exec(readFileSync('/proc/self/mounts', 'utf8'))?.[1]
  if (inside === undefined || mount === undefined) return []
  const folder = path.join(mount, inside)
  return [folder, path.dirname(folder)]
}

/** Removes groups that have nobody left, with those in them: an engine that was killed cannot do it. */
export function removeJobCgroups(folders: Iterable<string>): void {
  for (const folder of folders) if (existsSync(folder)) removeTree(folder)
}

function removeTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeTree(path.join(folder, entry.name))
  }
  rmdirSync(folder)
}
