import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The device number of /dev/pts/0, as `/proc/PID/stat` packs major 136. */
const PTS_MAJOR = 136

/** How long the list of our jobs' own terminals holds while no new terminal appears. */
const OWN_FOR_MS = 5_000

/** A program opens its terminal a few milliseconds before it puts its child there: so long nobody can tell whose it is. */
const SETTLES_MS = 500

/**
 * Leaves out of the numbers in /dev/pts those that our own jobs have opened for themselves (`script`, pexpect, a container
 * with a terminal): nobody types there, and opening one must not freeze the job that did it. A terminal counts half a
 * second after it appeared, when its owner can be told; those that are there at the first look count at once.
 */
export function createOwnTerminalFilter(
  root: string,
  ownPids: () => ReadonlySet<number>,
): (present: readonly string[]) => readonly string[] {
  let firstSeen: ReadonlyMap<string, number> | null = null
  let own: ReadonlySet<string> = new Set()
  let freshUntil = 0
  return (present) => {
    const now = performance.now()
    const before = firstSeen
    const seen = new Map(
      present.map((name) => [name, before === null ? -Infinity : (before.get(name) ?? now)]),
    )
    const settled = present.filter((name) => now - (seen.get(name) ?? now) >= SETTLES_MS)
    firstSeen = seen
    if (present.length > 0 && now >= freshUntil) {
      own = ownTerminals(root, ownPids())
      freshUntil = now + OWN_FOR_MS
    }
    if (settled.length < present.length) freshUntil = 0
    return settled.filter((name) => !own.has(name))
  }
}

/**
 * A terminal is a job's own when the leader of its session is one of `pids`; a person's terminal is led by the person's
 * shell, also when a job was started from it. 20 µs a process.
 */
function ownTerminals(root: string, pids: ReadonlySet<number>): ReadonlySet<string> {
  return new Set([...pids].flatMap((pid) => controlled(path.join(root, 'proc', String(pid), 'stat'), pids)))
}

function controlled(file: string, pids: ReadonlySet<number>): readonly string[] {
  try {
    const { session, terminal } = parseStat(readFileSync(file, 'utf8'))
    return pids.has(session) && terminal !== null ? [String(terminal)] : []
  } catch {
    return [] // the process has ended
  }
}

/** Fields 6 (session) and 7 (tty_nr) of proc(5), counted after the name, which may hold spaces and brackets. */
function parseStat(stat: string): { readonly session: number; readonly terminal: number | null } {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [session, device] = [Number(fields[3]), Number(fields[4])]
  const major = (device >> 8) & 0xfff
  const minor = (device & 0xff) | ((device >> 12) & 0xfff00)
  return { session, terminal: major === PTS_MAJOR ? minor : null }
}
