import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { userInfo } from 'node:os'

export type Environment = Readonly<Record<string, string>>

/** The environment that a terminal would give to a command. */
export interface LoginEnvironment {
  readonly environment: Environment
  /** Why it is only the app's own, where it is. */
  readonly note?: string
}

const deadlineMs = 5_000
const mark = '--lull-environment--'
/** What the reading shell itself sets, which is nobody's wish. */
const itsOwn = new Set(['SHLVL', '_', 'PWD', 'OLDPWD'])

/**
 * An app that a desktop starts has not read the person's shell files, where PATH and the like are set. Their login shell
 * is asked once, when it is first needed; where it does not answer in time, the app's own environment stands in.
 */
export function createLoginEnvironment(own: NodeJS.ProcessEnv): () => Promise<LoginEnvironment> {
  let known: Promise<LoginEnvironment> | undefined
  return () => (known ??= read(own))
}

async function read(own: NodeJS.ProcessEnv): Promise<LoginEnvironment> {
  const fallback = stringsOf(own)
  if (process.platform === 'win32') return { environment: fallback }
  const shell = own['SHELL'] || userInfo().shell || '/bin/sh'
  try {
    return { environment: { ...fallback, ...parseEnvironment(await askShell(shell, own)) } }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return {
      environment: fallback,
      note: `${shell} did not tell its environment (${why}); the app’s own is used.`,
    }
  }
}

async function askShell(shell: string, env: NodeJS.ProcessEnv): Promise<string> {
  const script = `printf '%s\\0' '${mark}'; exec env -0`
  // A session of its own: an interactive shell must not reach for our terminal, and can be ended with all it started.
  const child = spawn(shell, ['-ilc', script], { env, detached: true, stdio: ['ignore', 'pipe', 'ignore'] })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  const deadline = setTimeout(() => endFamily(child.pid), deadlineMs)
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
    if (code !== 0) throw new Error(signal ? `not within ${deadlineMs / 1000} s` : `exit code ${code}`)
    return Buffer.concat(chunks).toString('utf8')
  } finally {
    clearTimeout(deadline)
  }
}

function endFamily(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // It has just ended by itself.
  }
}

/** The variables after the mark; what a shell's files print before it is no part of them. */
export function parseEnvironment(told: string): Environment {
  const [, after] = told.split(`${mark}\0`)
  if (after === undefined) throw new Error('it answered something else')
  const pairs = after.split('\0').flatMap((line): [string, string][] => {
    const at = line.indexOf('=')
    const name = line.slice(0, Math.max(0, at))
    return at < 1 || itsOwn.has(name) ? [] : [[name, line.slice(at + 1)]]
  })
  return Object.fromEntries(pairs)
}

function stringsOf(env: NodeJS.ProcessEnv): Environment {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
