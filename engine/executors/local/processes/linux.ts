import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { brandIn } from './brand'
import {
  type Activity,
  isAlive,
  type ProcessFacts,
  type ProcessIdentity,
  type ProcessMemory,
  type ProcessTable,
} from './process-table'

/** USER_HZ: 100 on every architecture that Node runs on (proc(5), `man 7 time`). */
const ticksPerSecond = 100

/** Places in /proc/PID/stat after the command's closing bracket (proc_pid_stat(5), its field number minus 3). */
const field = {
  state: 0,
  parent: 1,
  group: 2,
  session: 3,
  userTicks: 11,
  systemTicks: 12,
  childUserTicks: 13,
  childSystemTicks: 14,
  threads: 17,
  startTicks: 19,
} as const

/** Processes by /proc: about 20 µs for one (measured), 2 ms for all of a hundred. */
export function linuxProcesses(proc = '/proc'): ProcessTable {
  const read = (pid: number) => readFacts(proc, pid)
  /** Whoever has ended has nothing to show, like somebody who carries nothing. */
  const orGone = (identity: ProcessIdentity, carried: string | null) =>
    carried ?? (isAlive({ read }, identity) ? null : undefined)
  return {
    list: (isKnown = () => false) => {
      const found = numbersIn(proc).flatMap((pid) => (isKnown(pid) ? [] : [read(pid)]))
      const processes = found.filter((facts) => facts !== null)
      return { processes, isCut: processes.length < found.length }
    },
    read,
    childrenOf: (pid) =>
      numbersIn(`${proc}/${pid}/task`).flatMap((thread) =>
        (readOrNull(`${proc}/${pid}/task/${thread}/children`) ?? '').split(' ').filter(Boolean).map(Number),
      ),
    markOf: (identity) => orGone(identity, markIn(readOrNull(`${proc}/${identity.pid}/environ`) ?? '')),
    brandOf: (identity) => orGone(identity, brandIn(readOrNull(`${proc}/${identity.pid}/limits`))),
    memoryOf: (pid) => memoryIn(readOrNull(`${proc}/${pid}/status`)),
    sharesBySession: () => readOrNull(`${proc}/sys/kernel/sched_autogroup_enabled`)?.trim() === '1',
    setSessionNice: (pid, nice) => setAutogroupNice(`${proc}/${pid}/autogroup`, nice),
    threadsOf: (pid) => numbersIn(`${proc}/${pid}/task`),
  }
}

function readFacts(proc: string, pid: number): ProcessFacts | null {
  const text = readOrNull(`${proc}/${pid}/stat`)
  if (text === null) return null
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const number = (name: keyof typeof field) => Number(fields[field[name]])
  return {
    pid,
    startTime: fields[field.startTicks] ?? '',
    parent: number('parent'),
    group: number('group'),
    session: number('session'),
    activity: activityOf(proc, pid, fields[field.state] ?? '', number('threads')),
    cpuSeconds: (number('userTicks') + number('systemTicks')) / ticksPerSecond,
    childrenCpuSeconds: (number('childUserTicks') + number('childSystemTicks')) / ticksPerSecond,
  }
}

/** A process whose first thread has ended shows `Z` while its other threads run on: then they are asked. */
function activityOf(proc: string, pid: number, state: string, threads: number): Activity {
  if (state === 'T' || state === 't') return 'stopped'
  if (state !== 'Z' && state !== 'X') return 'moving'
  if (threads <= 1) return 'ended'
  const states = numbersIn(`${proc}/${pid}/task`).map((thread) => threadState(proc, pid, thread))
  if (states.every((each) => 'ZX'.includes(each))) return 'ended'
  return states.every((each) => 'ZXTt'.includes(each)) ? 'stopped' : 'moving'
}

function threadState(proc: string, pid: number, thread: number): string {
  const text = readOrNull(`${proc}/${pid}/task/${thread}/stat`)
  return text === null ? 'X' : text.charAt(text.lastIndexOf(')') + 2)
}

function markIn(environ: string): string | null {
  const name = 'LULL_ATTEMPT='
  const at = environ.startsWith(name) ? 0 : environ.indexOf(`\0${name}`) + 1
  if (at === 0 && !environ.startsWith(name)) return null
  const end = environ.indexOf('\0', at)
  return environ.slice(at + name.length, end < 0 ? undefined : end)
}

function memoryIn(status: string | null): ProcessMemory | null {
  const kilobytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status ?? '')?.[1])
  const resident = kilobytes('VmRSS')
  return Number.isNaN(resident)
    ? null
    : { residentBytes: resident * 1024, peakBytes: kilobytes('VmHWM') * 1024 }
}

/**
 * The file reads `/autogroup-10 nice 0` and takes the new value (sched(7)). It is empty where the process is in no group of
 * its session's: it is the system's own, or just being reaped.
 */
function setAutogroupNice(file: string, nice: number): boolean {
  const group = readOrNull(file)?.trim()
  if (group === '' || group?.endsWith(` nice ${nice}`)) return true
  try {
    writeFileSync(file, String(nice))
    return true
  } catch (error) {
    // An ordinary user may do this ten times a second at most, all sessions of the machine together.
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EAGAIN') return false
    // It left its group between the look and the writing.
    return code === 'EINVAL' || absent(error) === null
  }
}

function numbersIn(folder: string): number[] {
  try {
    return readdirSync(folder).map(Number).filter(Number.isInteger)
  } catch (error) {
    return absent(error) ?? []
  }
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8') // what we look for is ASCII, and Node reads this a third faster than any other
  } catch (error) {
    return absent(error)
  }
}

/** A process may end while we read about it, and others' processes are closed to us: both mean that nothing is to see. */
function absent(error: unknown): null {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT' || code === 'ESRCH' || code === 'EACCES' || code === 'EPERM') return null
  throw error
}
