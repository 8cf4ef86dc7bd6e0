import { mkdirSync } from 'node:fs'
import type { AttemptOrder } from '../../executor'
import { type Container, jobNice, setThreadsNice } from '../containers'
import { type AttemptProcesses, type Intent, type Lease, markOf, writeIntent, outputsFolder } from '../folder'
import type { Workplace } from '../workplace'
import { findCommandError } from './command-lookup'
import { jobEnvironment } from './job-environment'
import { launch, LaunchFailure } from './launch'
import { launcherFile } from './launcher-file'

/** An attempt whose job stands in its container, known on disk, and waits for `go` before its first instruction. */
export interface Beginning {
  readonly intent: Intent
  readonly processes: AttemptProcesses
  readonly container: Container
  readonly lease: Lease
  /** The launcher's end: its exit code, or `null` after a signal. */
  readonly ended: Promise<number | null>
  readonly go: () => void
}

/** Brings an attempt to the moment before its first instruction. Throws LaunchFailure, and then leaves nothing behind. */
export async function beginAttempt(
  workplace: Workplace,
  order: AttemptOrder,
  runFolder: string,
): Promise<Beginning> {
  const env = jobEnvironment(order)
  const error = findCommandError(order.command[0] ?? '', order.workdir, env)
  if (error) throw new LaunchFailure(error)
  mkdirSync(outputsFolder(order.folder), { recursive: true, mode: 0o700 })
  const mark = markOf(order.key)
  const intent = intentOf(workplace, order, mark)
  writeIntent(order.folder, intent)
  const { folder, command, workdir } = order
  const launched = await launch(workplace.table, {
    launcherFile: launcherFile(runFolder),
    tools: workplace.tools,
    folder,
    cgroup: intent.cgroup,
    mark,
    command,
    workdir,
    env,
  }).catch((failure: unknown) => {
    workplace.container(intent, 0).remove()
    throw failure
  })
  const { processes, lease, ended, notes, go } = launched
  const known = { ...intent, processes, notes: [...intent.notes, ...notes] }
  writeIntent(folder, known)
  const container = workplace.container(intent, processes.launcher.pid)
  container.hold(processes.job)
  setThreadsNice(workplace.table, [processes.job.pid], jobNice)
  return { intent: known, processes, container, lease, ended, go }
}

function intentOf(workplace: Workplace, order: AttemptOrder, mark: string): Intent {
  const { checkpointSignal: signal, checkpointEverySeconds: everySeconds } = order
  return {
    mark,
    bootId: workplace.bootId,
    cgroup: workplace.newGroup(mark),
    notes: workplace.notes,
    checkpoint: signal === undefined || everySeconds === undefined ? null : { signal, everySeconds },
    processes: null,
  }
}
