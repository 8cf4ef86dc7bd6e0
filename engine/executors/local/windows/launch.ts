import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import path from 'node:path'
import type { Duplex, Writable } from 'node:stream'
import type { Container } from '../containers'
import { type AttemptProcesses, type Lease, leaseEndingBy, readText } from '../folder'
import { gaveUp, identifyAll, LaunchFailure, linesOf } from '../launch'
import type { LauncherOrder } from './order'
import { windowsProcesses } from './processes'
import { addToReport } from './report'

/** A job that stands before its first instruction, in its job object, with its launcher. */
export interface WindowsLaunch {
  readonly processes: AttemptProcesses
  readonly lease: Lease
  readonly ended: Promise<null>
  readonly go: () => void
}

/**
 * Starts a launcher under the very runtime that runs us: node.exe, or Electron as Node, which its fuses allow for the
 * built-in kinds of work too. Throws LaunchFailure.
 */
export async function launchOnWindows(
  launcherFile: string,
  order: LauncherOrder,
  container: Container,
): Promise<WindowsLaunch> {
  const logFile = path.join(order.folder, 'launcher.log')
  const log = openSync(logFile, 'a', 0o600)
  const child = spawn(process.execPath, [launcherFile], {
    env: { ...process.env, ...(process.versions['electron'] !== undefined && { ELECTRON_RUN_AS_NODE: '1' }) },
    detached: true,
    windowsHide: true,
    stdio: ['pipe', 'pipe', log],
  }) as ChildProcessByStdio<Writable, Duplex, null> // both pipes are sockets to Node
  closeSync(log)
  // Its exit code tells nothing: whoever ends a process from outside gives it one. Its report does.
  const ended = new Promise<null>((resolve) => {
    child.once('exit', () => resolve(null))
    child.once('error', () => resolve(null))
  })
  const lease = leaseEndingBy(() => {
    child.stdin.destroy()
    child.stdout.destroy()
    child.unref() // a job that outlives us must not keep us from ending
  })
  child.stdin.on('error', () => undefined) // the launcher has ended, which `ended` tells
  child.stdin.write(`${JSON.stringify(order)}\n`)
  // `JOB WATCHER`
  const line = await Promise.race([linesOf(child.stdout)(), ended])
  const pids = line?.split(' ').map(Number) ?? []
  const processes = identifyAll(windowsProcesses, [...pids, child.pid ?? 0])
  if (processes === null) {
    lease.letGo()
    throw new LaunchFailure(gaveUp(order.folder, readText(logFile)?.trim()))
  }
  const go = () => {
    addToReport(order.folder, 'begun')
    container.thaw() // it was born suspended
  }
  return { processes, lease, ended, go }
}
