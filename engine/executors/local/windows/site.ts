import { mkdirSync } from 'node:fs'
import { totalmem } from 'node:os'
import type { Home } from '../../../../shared/home'
import { LullError } from '../../../../shared/model'
import { findBuiltFile } from '../../../built-file'
import { bootId } from '../../../instance'
import type { AttemptOrder, Capabilities } from '../../executor'
import type { Container } from '../containers'
import { type Intent, markOf, outputsFolder, writeIntent } from '../folder'
import { attemptVariables, type Beginning, launcherEnvironment, LaunchFailure } from '../launch'
import type { Site } from '../site'
import { findWindowsCommand } from './command-lookup'
import { jobContainer } from './container'
import { createJob, type JobObject } from './job-object'
import { launchOnWindows } from './launch'
import { takePipeLease } from './lease'
import { attemptNames, baseName, leasePipe } from './names'
import { windowsProcesses } from './processes'

/**
 * Windows: a job object holds each attempt, and one around them all carries their limits. Tried under Wine; untested on
 * real Windows. Throws LullError `refused` where Windows cannot be asked or the launcher was not built.
 */
export function openWindowsSite(home: Home): Site {
  const launcherFile = findBuiltFile('launcher', 'lull-launcher.mjs')
  const base = openBase(home)
  if (launcherFile === null) throw refused('its launcher is not built in this checkout', 'Run npm run build')
  const capabilities = capabilitiesOf(base)
  const notes = notesOf(capabilities)
  const containerOf = (mark: string) => jobContainer(attemptNames(home.root, mark))
  const ground: Ground = { home, launcherFile, notes, bootId: bootId() }
  return {
    table: windowsProcesses,
    bootId: ground.bootId,
    capabilities,
    begin: (order) => begin(ground, order, containerOf(markOf(order.key))),
    container: ({ mark }) => containerOf(mark),
    takeLease: takePipeLease,
    limit: ({ maxCpuPercent, maxMemoryPercent }) =>
      void base.limit({ cpuPercent: maxCpuPercent, memoryBytes: memoryShare(maxMemoryPercent) }),
    sweep: () => undefined, // an empty job object goes by itself when nobody holds it
    close: async () => base.close(),
  }
}

interface Ground {
  readonly home: Home
  readonly launcherFile: string
  readonly notes: readonly string[]
  readonly bootId: string
}

function openBase(home: Home): JobObject {
  try {
    return createJob(baseName(home.root))
  } catch (error) {
    throw refused(`Windows cannot be asked to hold processes: ${String(error)}`, 'Install Lull again')
  }
}

function refused(why: string, hint: string): LullError {
  return new LullError('refused', `Lull cannot run jobs on this computer: ${why}`, { hint })
}

/** Tries both limits at once, at a level that limits nothing. */
function capabilitiesOf(base: JobObject): Capabilities {
  const took = base.limit({ cpuPercent: 100, memoryBytes: memoryShare(100) })
  return {
    freeze: 'suspend',
    limitCpu: took.cpu ? 'jobObject' : 'dutyCycle',
    limitMemory: took.memory ? 'jobObject' : 'none',
    checkpoint: false,
    tested: false,
  }
}

function notesOf({ limitCpu, limitMemory }: Capabilities): readonly string[] {
  return [
    'Held by a job object: this way is not tested on real Windows yet',
    ...(limitCpu === 'dutyCycle'
      ? ['The processor limit is kept by short pauses: Windows did not take a limit']
      : []),
    ...(limitMemory === 'none' ? ['Its memory is not limited: Windows did not take a limit'] : []),
  ]
}

const memoryShare = (percent: number) => Math.round((percent / 100) * totalmem())

async function begin(ground: Ground, order: AttemptOrder, container: Container): Promise<Beginning> {
  try {
    return await beginIn(ground, order, container)
  } catch (error) {
    container.remove()
    throw error
  }
}

async function beginIn(
  { home, launcherFile, notes, bootId: boot }: Ground,
  order: AttemptOrder,
  container: Container,
): Promise<Beginning> {
  const { command, folder, workdir } = order
  const env = { ...launcherEnvironment(order), ...attemptVariables(order) }
  const found = findWindowsCommand(command[0] ?? '', workdir, env)
  if ('error' in found) throw new LaunchFailure(found.error)
  mkdirSync(outputsFolder(folder), { recursive: true })
  const mark = markOf(order.key)
  const names = { base: baseName(home.root), ...attemptNames(home.root, mark), pipe: leasePipe(folder) }
  const launcherOrder = { folder, command, workdir, env, program: found.program, ...names }
  const launched = await launchOnWindows(launcherFile, launcherOrder, container)
  const { processes } = launched
  const intent: Intent = { mark, bootId: boot, cgroup: '', notes, checkpoint: null, processes }
  try {
    writeIntent(folder, intent)
  } catch (error) {
    launched.lease.letGo() // the launcher then ends what has not begun, and itself
    throw error
  }
  container.hold(processes.job)
  return { ...launched, intent, container }
}
