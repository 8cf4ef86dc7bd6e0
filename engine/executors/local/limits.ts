import { writeFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import path from 'node:path'
import type { Limits } from '../../../shared/model'
import type { CgroupBase } from './containers'

/** The period of `cpu.max`: 100 ms, the kernel's default (cgroup-v2.rst). */
const periodMicroseconds = 100_000

/** Of 1 to 10000, where other programs have 100: jobs give way to them. */
const cpuWeight = 20

/** Puts limits on all attempts together, as far as the kernel's controllers are ours. */
export function limitByCgroup({ folder, controllers }: CgroupBase, limits: Limits, cores: number): void {
  const write = (file: string, value: string) => writeFileSync(path.join(folder, file), value)
  if (controllers.has('cpu')) {
    const quota = Math.max(1000, Math.round((limits.maxCpuPercent / 100) * cores * periodMicroseconds))
    write('cpu.max', limits.maxCpuPercent >= 100 ? 'max' : `${quota} ${periodMicroseconds}`)
    write('cpu.weight', String(cpuWeight))
  }
  if (controllers.has('memory')) {
    write('memory.high', String(Math.round((limits.maxMemoryPercent / 100) * totalmem())))
  }
}

/** What the kernel does not do for us here, in words for the attempt's notes. */
export function missingLimits(base: CgroupBase | null): readonly string[] {
  return [
    ...(base?.controllers.has('cpu')
      ? []
      : ['The processor limit is kept by short pauses: the cpu controller is not ours here']),
    ...(base?.controllers.has('memory')
      ? []
      : ['Its memory is not limited: the memory controller is not ours here']),
  ]
}
