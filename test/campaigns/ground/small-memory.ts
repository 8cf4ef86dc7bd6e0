import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** A bound on the memory of all that runs through it: beyond it the kernel ends somebody, as where a machine has no more. */
export interface SmallMemory {
  readonly through: readonly string[]
  remove(): void
}

/** Whether this user can bound memory here: root, and a kernel with the memory controller in either version of cgroups. */
export const canBoundMemory = process.getuid?.() === 0 && hierarchy() !== null

export function smallMemory(megabytes: number): SmallMemory {
  const found = hierarchy()
  if (found === null) throw new Error('no memory controller here')
  const group = path.join(found.folder, `lull-campaign-${process.pid}`)
  if (found.version === 2) writeFileSync(path.join(found.folder, 'cgroup.subtree_control'), '+memory')
  mkdirSync(group)
  const file = found.version === 2 ? 'memory.max' : 'memory.limit_in_bytes'
  writeFileSync(path.join(group, file), `${megabytes}M`)
  const swap = path.join(group, 'memory.swap.max')
  if (existsSync(swap)) writeFileSync(swap, '0')
  return {
    through: ['sh', '-c', 'echo $$ >"$0/cgroup.procs" && exec "$@"', group],
    remove: () => rmdirSync(group),
  }
}

function hierarchy(): { readonly version: 1 | 2; readonly folder: string } | null {
  const mounts = readFileSync('/proc/self/mounts', 'utf8')
  const first = /^\S+ (\S+) cgroup \S*\bmemory\b/m.exec(mounts)?.[1]
  if (first !== undefined) return { version: 1, folder: first }
  const second = /^\S+ (\S+) cgroup2 /m.exec(mounts)?.[1]
  if (second === undefined) return null
  const controllers = readFileSync(path.join(second, 'cgroup.controllers'), 'utf8').trim().split(' ')
  return controllers.includes('memory') ? { version: 2, folder: second } : null
}
