import { readFileSync } from 'node:fs'
import os from 'node:os'

/** Counters of processor time since boot, over all processors, in one unit. They should only rise. */
export interface Ticks {
  readonly busy: number
  readonly total: number
  readonly perSecond: number
}

/** USER_HZ, the unit of /proc/stat: 100 on every architecture that Node runs on (proc(5), time(7)). */
const USER_HZ = 100

/**
 * Reads `cpu` of a /proc/stat: user nice system idle iowait irq softirq steal guest guest_nice. Waiting for a disk is
 * idle; guest time is part of user and nice already; stolen time belongs to the whole but is nobody's load here.
 * Throws when the file cannot be read or has no such line.
 */
export function readProcStat(file: string): Ticks {
  const text = readFileSync(file, 'utf8')
  const line = text.slice(0, text.indexOf('\n'))
  const [name, ...fields] = line.split(/\s+/)
  const [user, nice, system, idle, wait = 0, irq = 0, softirq = 0, steal = 0] = fields.map(Number)
  if (name !== 'cpu' || user === undefined || nice === undefined) throw notCounters(file)
  if (system === undefined || idle === undefined) throw notCounters(file)
  const busy = user + nice + system + irq + softirq
  const total = busy + idle + wait + steal
  if (!Number.isFinite(total)) throw notCounters(file)
  return { busy, total, perSecond: USER_HZ }
}

/** The same from the operating system's call behind `os.cpus()`, in milliseconds: macOS and Windows. */
export function readHostTicks(): Ticks {
  let busy = 0
  let idle = 0
  for (const { times } of os.cpus()) {
    busy += times.user + times.nice + times.sys + times.irq
    idle += times.idle
  }
  return { busy, total: busy + idle, perSecond: 1000 }
}

function notCounters(file: string): Error {
  return new Error(`${file} has no line with the counters of all processors`)
}
