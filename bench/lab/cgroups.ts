import { existsSync, readFileSync, rmdirSync } from 'node:fs'
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

/** Removes groups that have nobody left: an engine that was killed cannot do it. Those inside others first. */
export function removeJobCgroups(folders: ReadonlySet<string>): void {
  const innermostFirst = [...folders].toSorted((one, other) => other.length - one.length)
  for (const folder of innermostFirst) if (existsSync(folder)) rmdirSync(folder)
}
