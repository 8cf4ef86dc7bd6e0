import { Readable } from 'node:stream'
import type { Surroundings } from '../../cli/surroundings'
import { homeOf } from '../../shared/home'

/** A command line's surroundings in a test, with what was written to stdout and stderr. */
export interface Heard {
  readonly around: Surroundings
  readonly stdout: () => string
  readonly stderr: () => string
}

/** Surroundings without a terminal; the engine is looked for at `socketPath`. */
export function listenIn(
  socketPath: string,
  more: { readonly stdin?: string; readonly workdir?: string; readonly root?: string } = {},
): Heard {
  const heard = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[] }
  const face = (to: Uint8Array[]) => ({
    write(data: string | Uint8Array, done?: (error?: Error | null) => void) {
      to.push(Buffer.from(data))
      done?.()
      return true
    },
  })
  const home = homeOf({
    env: { LULL_HOME: more.root ?? '/nonexistent/lull' },
    platform: process.platform,
    homeFolder: '/nonexistent',
    temporaryFolder: '/tmp',
    userId: 0,
  })
  return {
    around: {
      env: { PATH: '/usr/bin', MINE: 'yes' },
      workdir: more.workdir ?? '/work',
      home: { ...home, socketPath },
      version: '1.2.3',
      typed: 'lull',
      script: '/nonexistent/lull.mjs',
      stdin: Readable.from([more.stdin ?? '']),
      stdout: face(heard.stdout),
      stderr: face(heard.stderr),
    },
    stdout: () => Buffer.concat(heard.stdout).toString(),
    stderr: () => Buffer.concat(heard.stderr).toString(),
  }
}
