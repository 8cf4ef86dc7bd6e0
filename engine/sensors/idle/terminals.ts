import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { createOwnTerminalFilter } from './own-terminals'
import { absent, type IdleSource } from './source'

/** The kernel keeps a terminal's times to 8 s only (`tty_update_time`), so that nobody can time another's keys. */
const GRANULARITY_SECONDS = 8

const VIRTUAL_CONSOLES = ['tty1', 'tty2', 'tty3', 'tty4', 'tty5', 'tty6', 'tty7', 'tty8', 'tty9']

/**
 * Seconds since something was typed into any terminal of this machine, whoever's it is and whatever runs in it: pseudo
 * terminals (ssh, tmux, terminal windows) and virtual consoles, by their access time, as `w` does it. Right to 8 s and
 * rounded towards "just now"; the first key after a pause shows at once. Those that our own jobs opened (`ownPids`) are
 * left out. 10 µs a terminal.
 */
export function createTerminalsSource(
  root: string,
  ownPids: () => ReadonlySet<number>,
  wallMs: () => number = Date.now,
): IdleSource {
  const folder = path.join(root, 'dev')
  const consoles = VIRTUAL_CONSOLES.map((name) => path.join(folder, name))
  const withoutOwn = createOwnTerminalFilter(root, ownPids)
  return {
    name: 'terminals',
    read() {
      const pseudo = withoutOwn(numbered(path.join(folder, 'pts')))
      const files = [...pseudo.map((name) => path.join(folder, 'pts', name)), ...consoles]
      const inputs = files.flatMap(lastInput)
      if (inputs.length === 0) return absent
      return { kind: 'idle', seconds: Math.max(0, wallMs() / 1_000 - Math.max(...inputs)) }
    },
    close: () => undefined,
  }
}

/** `ptmx` is the multiplexer, no terminal. */
function numbered(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => /^\d+$/.test(name))
  } catch {
    return [] // no devpts mounted: no pseudo terminals
  }
}

/** The latest moment (seconds since 1970) at which its last input can have been. A terminal may close in between. */
function lastInput(file: string): readonly number[] {
  const stat = statSync(file, { throwIfNoEntry: false })
  if (stat === undefined) return []
  const block = Math.floor(stat.atimeMs / 1_000 / GRANULARITY_SECONDS)
  return [(block + 1) * GRANULARITY_SECONDS]
}
