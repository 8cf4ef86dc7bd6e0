import os from 'node:os'
import { version } from '../package.json'
import { type Home, homeOf } from '../shared/home'

/** A stream that may be a terminal. */
export interface Face {
  readonly isTTY?: boolean
  readonly columns?: number
  write(data: string | Uint8Array, done?: (error?: Error | null) => void): boolean
}

/** The process as the commands see it; tests bring their own. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly workdir: string
  readonly home: Home
  readonly version: string
  /** What people type to run us: `lull`, or `npx lull` in a checkout. */
  readonly typed: string
  /** The script that a new engine is started from. */
  readonly script: string
  readonly stdin: AsyncIterable<Uint8Array | string>
  readonly stdout: Face
  readonly stderr: Face
}

/** What this process has around it. */
export function realSurroundings(): Surroundings {
  return {
    env: process.env,
    workdir: process.cwd(),
    home: homeOf({
      env: process.env,
      platform: process.platform,
      homeFolder: os.homedir(),
      temporaryFolder: os.tmpdir(),
      userId: process.getuid?.() ?? os.userInfo().username,
    }),
    version,
    typed: process.env['npm_command'] === undefined ? 'lull' : 'npx lull',
    script: process.argv[1] ?? 'lull',
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
  }
}
