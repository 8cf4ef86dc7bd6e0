import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LauncherTools } from '../launcher-tools'
import { sendSignal } from '../processes'
import { oddNames } from './job-environment'
import { LaunchFailure, notSpawned } from './launch-failure'

/** What jobs must have in common for one launcher to suit them all. */
export interface Surroundings {
  readonly launcherFile: string
  /** The folder in which each attempt gets one of its own. */
  readonly beside: string
  readonly workdir: string
  readonly env: Readonly<Record<string, string>>
}

/** The shell that makes one launcher after another, as the engine's child. */
export interface LauncherProcess {
  /** Variables of the job that may be missing, in words. */
  readonly notes: readonly string[]
  readonly lease: Duplex
  readonly talk: Duplex
  /** It must not keep us from ending. */
  readonly unref: () => void
  /** Sees to its end, once it has been hung up on and holds nobody. Resolves at the latest after twice `leavesWithinMs`. */
  readonly seeOff: () => Promise<void>
}

/** Who is hung up on leaves within milliseconds. */
const leavesWithinMs = 2000

/** Starts a launcher's shell in these surroundings. Throws LaunchFailure. */
export async function spawnLauncher(
  tools: LauncherTools,
  surroundings: Surroundings,
): Promise<LauncherProcess> {
  const { shell, notes } = shellFor(surroundings.env)
  const child = await start(shell, tools, surroundings)
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))

  /** Whom somebody stopped or froze does not hear that we hung up. Jobs have process groups of their own. */
  async function seeOff(): Promise<void> {
    if (await isOverWithin(exited, leavesWithinMs)) return
    if (child.pid !== undefined) sendSignal(-child.pid, 'SIGKILL')
    await isOverWithin(exited, leavesWithinMs)
  }

  return { notes, lease: pipeOf(child, 3), talk: pipeOf(child, 4), unref: () => child.unref(), seeOff }
}

async function isOverWithin(event: Promise<void>, withinMs: number): Promise<boolean> {
  const waiting = new AbortController()
  const over = event.then(() => true)
  const tooLate = sleep(withinMs, false, { signal: waiting.signal }).catch(() => false) // aborted: it is over
  return Promise.race([over, tooLate]).finally(() => waiting.abort())
}

/**
 * `sh` does, but for variables that are no shell names, which most shells drop, and functions of bash, which a bash called
 * `sh` would take for its own commands: then bash with `-p`, which passes both on untouched.
 */
function shellFor(env: Readonly<Record<string, string>>) {
  const odd = oddNames(env)
  const bash = ['/bin/bash', '/usr/bin/bash', '/usr/local/bin/bash'].find((file) => existsSync(file))
  if (odd.length === 0) return { shell: ['/bin/sh'], notes: [] }
  if (bash !== undefined) return { shell: [bash, '--posix', '-p'], notes: [] }
  const notes = [`Variables with names that no shell knows may be missing: ${odd.join(', ')}`]
  return { shell: ['/bin/sh'], notes }
}

async function start(
  shell: readonly string[],
  { setsid, searchPath }: LauncherTools,
  { launcherFile, beside, workdir, env }: Surroundings,
): Promise<ChildProcess> {
  try {
    const [program = '/bin/sh', ...flags] = shell
    const told = ['launch', beside, setsid, searchPath, shell.join(' ')]
    const child = spawn(program, [...flags, launcherFile, ...told], {
      cwd: workdir,
      env,
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    })
    await once(child, 'spawn')
    return child
  } catch (cause) {
    throw new LaunchFailure(notSpawned(cause as NodeJS.ErrnoException), cause)
  }
}

/** Both pipes of the launcher are sockets to Node. Their errors mean that the launcher ended, which the talk tells. */
function pipeOf(child: ChildProcess, number: 3 | 4): Duplex {
  const pipe = child.stdio[number] as unknown as Duplex
  return pipe.on('error', () => undefined)
}
