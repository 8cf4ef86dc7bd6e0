import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import path from 'node:path'
import type { Limits } from '../../../../shared/model'
import type { CgroupBase } from './cgroup-base'

/** The period of `cpu.max`: 100 ms, the kernel's default (cgroup-v2.rst). */
const periodMicroseconds = 100_000

/** Of 1 to 10000, where other programs have 100: jobs give way to them. */
const cpuWeight = 20

/** Puts limits on all attempts in a base together, as far as the kernel's controllers are there. */
export function limitByCgroup(base: string, limits: Limits, cores: number): void {
  const write = (file: string, value: string) => {
    if (existsSync(path.join(base, file))) writeFileSync(path.join(base, file), value)
  }
  const quota = Math.max(1000, Math.round((limits.maxCpuPercent / 100) * cores * periodMicroseconds))
  write('cpu.max', limits.maxCpuPercent >= 100 ? 'max' : `${quota} ${periodMicroseconds}`)
  write('cpu.weight', String(cpuWeight))
  write('memory.high', String(Math.round((limits.maxMemoryPercent / 100) * totalmem())))
}

/** Of all processes that the kernel can have, 15 % for one attempt: what systemd gives a service (`DefaultTasksMax`). */
const shareOfProcesses = 0.15

/**
 * Bounds how many processes and threads the attempt in `group` may have, where the pids controller is ours: a job that
 * forks without end then fails alone. Returns the group.
 */
export function boundProcesses(group: string, root = '/'): string {
  const file = path.join(group, 'pids.max')
  if (!existsSync(file)) return group
  const numberIn = (name: string) => Number(readFileSync(path.join(root, 'proc/sys/kernel', name), 'utf8'))
  const most = Math.min(numberIn('pid_max'), numberIn('threads-max'))
  writeFileSync(file, String(Math.floor(shareOfProcesses * most)))
  return group
}

/**
 * Limits each base once, and again when the limits change or somebody made the base anew: the kernel takes the same limit
 * a second time for a wish to reclaim memory.
 */
export function cgroupLimiter(cores: number): (bases: readonly string[], limits: Limits) => void {
  const limited = new Map<string, string>()
  return (bases, limits) => {
    for (const base of new Set(bases)) {
      const inode = statSync(base, { throwIfNoEntry: false })?.ino
      const state = `${inode} ${limits.maxCpuPercent} ${limits.maxMemoryPercent}`
      if (inode === undefined || limited.get(base) === state) continue
      limitByCgroup(base, limits, cores)
      limited.set(base, state)
    }
  }
}

/** What the kernel does not do for us here, in words for the attempt's notes. */
export function missingLimits(base: CgroupBase | null): readonly string[] {
  return [
    ...(base?.controllers.has('cpu')
      ? []
      : ['The processor limit is kept by short pauses, as this system leaves no other way']),
    ...(base?.controllers.has('memory')
      ? []
      : ['Its memory is not limited, as this system does not let Lull do so']),
    ...(base?.controllers.has('pids')
      ? []
      : ['The number of its processes is not limited, as this system does not let Lull do so']),
  ]
}
