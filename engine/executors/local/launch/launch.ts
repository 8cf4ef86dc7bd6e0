import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Duplex } from 'node:stream'
import type { AttemptError } from '../../../../shared/model'
import { type AttemptProcesses, complaintsIn, reportLines } from '../folder'
import type { LauncherTools } from '../launcher-tools'
import { brandFor, identify, type ProcessTable, type Witness } from '../processes'
import { oddNames } from './job-environment'
import { linesOf } from './lines'

/** What jobs must have in common for one launcher to suit them all. */
export interface Surroundings {
  readonly launcherFile: string
  /** The folder in which each attempt gets one of its own. */
  readonly beside: string
  readonly workdir: string
  readonly env: Readonly<Record<string, string>>
}

/** Makes ready one job after another. */
export interface Launcher {
  /** Variables of the job that may be missing, in words. */
  readonly notes: readonly string[]
  /** Brings a job to where it stands by. Nobody of the one before may be left. Throws LaunchFailure. */
  readonly standBy: (folder: string, cgroup: string) => Promise<Launch>
  /** Sends it away, with whoever stands by. Resolves when it has ended. */
  readonly dismiss: () => Promise<void>
}

/** Whoever becomes the job waits in the container, before its first instruction. */
export interface Launch {
  readonly processes: AttemptProcesses
  /** Of the launcher and of whoever stands by. */
  readonly letGo: () => void
  /** Settles when the job has ended and its report is written: with its exit code, `null` when its launcher was ended. */
  readonly ended: Promise<number | null>
  /** Lets the job begin that the file `order` in the folder `name` tells of, beside where it stood by. */
  readonly go: (name: string, mark: string) => void
}

/** The launcher could not be started, or gave up before the job. */
export class LaunchFailure extends Error {
  override readonly name = 'LaunchFailure'
  readonly attemptError: AttemptError

  constructor(attemptError: AttemptError, cause?: unknown) {
    super(attemptError.message, { cause })
    this.attemptError = attemptError
  }
}

/** Starts a launcher in these surroundings. Throws LaunchFailure. */
export async function startLauncher(
  table: ProcessTable,
  tools: LauncherTools,
  surroundings: Surroundings,
): Promise<Launcher> {
  const { shell, notes } = shellFor(surroundings.env)
  const child = await start(shell, tools, surroundings)
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const [leaseEnd, talk] = [pipeOf(child, 3), pipeOf(child, 4)]
  const nextLine = linesOf(talk)
  const hangUp = () => {
    leaseEnd.destroy()
    talk.destroy()
  }
  const letGo = () => {
    hangUp()
    child.unref() // a job that outlives us must not keep us from ending
  }

  async function standBy(folder: string, cgroup: string): Promise<Launch> {
    talk.write(`${path.basename(folder)} ${cgroup}\n`)
    await nextLine() // `free`: that it holds nobody any more
    const ready = /^ready (\d+) (\d+) (\d+)$/.exec((await nextLine()) ?? '')
    const processes = identifyAll(table, ready?.slice(1).map(Number) ?? [])
    if (processes === null)
      throw new LaunchFailure(gaveUp(folder, complaintsIn(reportLines(folder)).join(' ')))
    const go = (name: string, mark: string) => {
      const brand = cgroup === '' ? brandFor(mark) : ''
      // The watcher first: it must know whom to stop before there is anybody.
      leaseEnd.write(`${name} ${mark} ${processes.job.pid} ${brand}\n`)
      talk.write(`go ${name} ${brand}\n`)
    }
    return { processes, letGo, ended: nextLine().then(codeIn), go }
  }

  const dismiss = () => {
    hangUp()
    return exited
  }
  return { notes, standBy, dismiss }
}

function codeIn(line: string | null): number | null {
  const code = /^ended (\d+)$/.exec(line ?? '')?.[1]
  return code === undefined ? null : Number(code)
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
  [shell = '/bin/sh', ...flags]: readonly string[],
  { setsid, searchPath }: LauncherTools,
  { launcherFile, beside, workdir, env }: Surroundings,
): Promise<ChildProcess> {
  try {
    const child = spawn(shell, [...flags, launcherFile, beside, setsid, searchPath], {
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

function notSpawned(error: NodeJS.ErrnoException): AttemptError {
  const tooLong = error.code === 'E2BIG'
  return {
    code: 'launchFailed',
    message: tooLong ? 'The environment is too long for this system' : error.message,
    hint: tooLong
      ? 'Put long values into a file (Linux takes 128 KiB a variable)'
      : 'Free some memory or processes, then retry the job',
  }
}

/** Why a launcher may have ended before its job began: with these words, if any. */
export function gaveUp(folder: string, said: string | undefined): AttemptError {
  return {
    code: 'launchFailed',
    message: `The launcher gave up before the job began${said ? `: ${said}` : ''}`,
    hint: `See whether ${path.dirname(folder)} can be written and its disk has room, then retry the job`,
  }
}

/** Both pipes of the launcher are sockets to Node. Their errors mean that the launcher ended, which `ended` tells. */
function pipeOf(child: ChildProcess, number: 3 | 4): Duplex {
  const pipe = child.stdio[number] as unknown as Duplex
  return pipe.on('error', () => undefined)
}

/** From the pids of job, watcher and launcher; `null` when one of them has ended already. */
export function identifyAll(
  table: Witness,
  [jobPid = 0, watcherPid = 0, launcherPid = 0]: readonly number[],
): AttemptProcesses | null {
  const launcher = identify(table, launcherPid)
  const watcher = identify(table, watcherPid)
  const job = identify(table, jobPid)
  return launcher && watcher && job && { launcher, watcher, job }
}
