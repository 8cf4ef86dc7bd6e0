import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync } from 'node:fs'
import path from 'node:path'
import type { Duplex } from 'node:stream'
import type { AttemptError } from '../../../../shared/model'
import { type AttemptProcesses, type Lease, readText } from '../folder'
import type { LauncherTools } from '../launcher-tools'
import { brandFor, identify, type ProcessTable, type Witness } from '../processes'
import { oddNames } from './job-environment'

export interface LaunchOrder {
  readonly launcherFile: string
  readonly tools: LauncherTools
  /** Where it stands by. It may be renamed until `go`. */
  readonly folder: string
  readonly cgroup: string
  readonly workdir: string
  readonly env: Readonly<Record<string, string>>
}

/** A launcher that stands by: whoever becomes the job waits in the container, before its first instruction. */
export interface Launch {
  readonly processes: AttemptProcesses
  readonly lease: Lease
  /** Settles when the launcher has ended: with its exit code, `null` when a signal ended it. */
  readonly ended: Promise<number | null>
  readonly notes: readonly string[]
  /** Lets the job begin that the file `order` in the folder `name` tells of, beside where it stood by. */
  readonly go: (name: string, mark: string) => void
  /** Sends away a launcher that was told of no job. Resolves when it has ended. */
  readonly dismiss: () => Promise<void>
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

/** Starts a launcher up to where it waits for its job. Throws LaunchFailure. */
export async function launch(table: ProcessTable, order: LaunchOrder): Promise<Launch> {
  const { shell, notes } = shellFor(order.env)
  const child = await start(shell, order)
  const [leaseEnd, talk] = [pipeOf(child, 3), pipeOf(child, 4)]
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const hangUp = () => {
    leaseEnd.destroy()
    talk.destroy()
  }
  const lease = {
    letGo: () => {
      hangUp()
      child.unref() // a job that outlives us must not keep us from ending
    },
  }
  const processes = identifyAll(table, child.pid ?? 0, await Promise.race([firstLine(talk), ended]))
  if (processes === null) {
    lease.letGo()
    throw new LaunchFailure(gaveUp(order.folder))
  }
  const go = (name: string, mark: string) => {
    const brand = order.cgroup === '' ? brandFor(mark) : ''
    // The watcher first: it must know whom to stop before there is anybody.
    leaseEnd.write(`${name} ${mark} ${brand}\n`)
    talk.end(`go ${name} ${brand}\n`)
  }
  const dismiss = async () => {
    hangUp()
    await ended
  }
  return { processes, lease, ended, notes, go, dismiss }
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
  order: LaunchOrder,
): Promise<ChildProcess> {
  const logs = ['stdout', 'stderr'].map((name) => openSync(path.join(order.folder, name), 'a', 0o600))
  const [stdout = 'ignore', stderr = 'ignore'] = logs
  const { launcherFile, folder, cgroup, tools } = order
  const args = [...flags, launcherFile, folder, cgroup, tools.setsid, tools.searchPath]
  try {
    const child = spawn(shell, args, {
      cwd: order.workdir,
      env: order.env,
      detached: true,
      stdio: ['ignore', stdout, stderr, 'pipe', 'pipe'],
    })
    await once(child, 'spawn')
    return child
  } catch (cause) {
    throw new LaunchFailure(notSpawned(cause as NodeJS.ErrnoException), cause)
  } finally {
    for (const descriptor of logs) closeSync(descriptor)
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

/** Why a launcher may have ended before its job began. */
export function gaveUp(folder: string): AttemptError {
  const said = readText(path.join(folder, 'launcher.log'))?.trim()
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

/** What is said up to the end of the first line. */
export async function firstLine(pipe: Duplex): Promise<string> {
  let text = ''
  for await (const chunk of pipe.iterator({ destroyOnReturn: false })) {
    text += String(chunk)
    if (text.includes('\n')) break
  }
  return text
}

/** From the launcher's line `JOB WATCHER`; `null` when it ended instead, or one of them already has. */
export function identifyAll(
  table: Witness,
  launcherPid: number,
  line: string | number | null,
): AttemptProcesses | null {
  if (typeof line !== 'string' || !line.includes('\n')) return null
  const [jobPid = 0, watcherPid = 0] = line.trim().split(' ').map(Number)
  const launcher = identify(table, launcherPid)
  const watcher = identify(table, watcherPid)
  const job = identify(table, jobPid)
  return launcher && watcher && job && { launcher, watcher, job }
}
