import { mkdirSync, renameSync } from 'node:fs'
import path from 'node:path'
import type { AttemptOrder } from '../../executor'
import { type Container, jobNice, setThreadsNice } from '../containers'
import { type AttemptProcesses, type Intent, type Lease, markOf, writeIntent } from '../folder'
import type { Workplace } from '../workplace'
import { findCommandError } from './command-lookup'
import { attemptVariables, launcherEnvironment } from './job-environment'
import { LaunchFailure } from './launch-failure'
import { launcherFile } from './launcher-file'
import type { LaunchPad } from './launch-pad'
import type { Surroundings } from './launcher-process'
import { writeOrder } from './order-file'
import type { Standby } from './standby'

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
  pad: LaunchPad,
  order: AttemptOrder,
  runFolder: string,
): Promise<Beginning> {
  const surroundings = surroundingsOf(order, runFolder)
  const error = findCommandError(order.command[0] ?? '', order.workdir, surroundings.env)
  if (error) throw new LaunchFailure(error)
  const standby = await pad.take(surroundings)
  const intent = intentOf(workplace, order, standby)
  try {
    setThreadsNice(workplace.table, [standby.processes.job.pid], jobNice)
    handOver(standby, order, intent)
  } catch (failure) {
    await standby.dismiss()
    throw failure
  }
  const { processes, ended, letGo } = standby
  const container = workplace.container(intent, processes.launcher.pid)
  const giveBack = () => standby.giveBack(order.folder)
  const go = () => standby.go(path.relative(surroundings.beside, order.folder), intent.mark)
  return { intent, processes, container, lease: { letGo, giveBack }, ended, go }
}

function surroundingsOf(order: AttemptOrder, runFolder: string): Surroundings {
  return {
    launcherFile: launcherFile(runFolder),
    beside: path.dirname(path.dirname(order.folder)),
    workdir: order.workdir,
    env: launcherEnvironment(order),
  }
}

/** With its name the folder becomes the attempt's, and the launcher with it: from here on the next engine finds both. */
function handOver(standby: Standby, order: AttemptOrder, intent: Intent): void {
  writeOrder(standby.folder, attemptVariables(order), order.command)
  writeIntent(standby.folder, intent)
  mkdirSync(path.dirname(order.folder), { recursive: true, mode: 0o700 })
  renameSync(standby.folder, order.folder)
}

function intentOf(
  workplace: Workplace,
  order: AttemptOrder,
  { cgroup, launcher, processes }: Standby,
): Intent {
  const { checkpointSignal: signal, checkpointEverySeconds: everySeconds } = order
  return {
    mark: markOf(order.key),
    bootId: workplace.bootId,
    cgroup,
    notes: [...workplace.notes, ...launcher.notes],
    checkpoint: signal === undefined || everySeconds === undefined ? null : { signal, everySeconds },
    processes,
  }
}
