import { createHash, randomUUID } from 'node:crypto'
import path from 'node:path'
import type { Home } from '../../../shared/home'
import { LullError } from '../../../shared/model'
import { bootId } from '../../instance'
import {
  boundProcesses,
  type CgroupBase,
  cgroupContainer,
  type Container,
  makeGroup,
  missingLimits,
  openCgroupBase,
  removeBase,
  signalContainer,
  sweepBase,
} from './containers'
import { type Clearing, openClearing } from './clearing'
import type { Intent } from './folder'
import { findLauncherTools, type LauncherTools } from './launcher-tools'
import { type ProcessTable, processTable, rememberMarks } from './processes'

/** `auto`: a cgroup where one is ours, else process groups. The other two force one way, for tests and measurements. */
export type ContainerChoice = 'auto' | 'cgroup' | 'groups'

/** What all attempts on this machine share. */
export interface Workplace {
  readonly table: ProcessTable
  readonly tools: LauncherTools
  readonly bootId: string
  /** `null`: process groups hold the jobs. */
  readonly base: CgroupBase | null
  /** What this machine cannot do for an attempt, and why, in words. */
  readonly notes: readonly string[]
  /** A name that no earlier engine gave, and this one gives once. */
  newName(): string
  /** Where a new attempt gets its group; empty where process groups hold it. */
  groupOf(name: string): string
  /** Makes that group, if any. */
  makeGroup(name: string): void
  /** The container of an attempt, new or left by an earlier engine. */
  container(intent: Pick<Intent, 'mark' | 'cgroup'>, launcherPid: number): Container
  /** Groups of attempts that have ended are removed by it. */
  readonly clearing: Clearing
  /** Clears what earlier engines left in their bases and in ours, but for the groups that are still held. */
  sweep(bases: readonly string[], held: readonly string[]): void
}

/** Throws LullError `refused` on a platform where nothing can be held, or when a cgroup is demanded and none is ours. */
export function openWorkplace(home: Home, choice: ContainerChoice, platform: NodeJS.Platform): Workplace {
  const table = rememberMarks(processTable(platform))
  const opening = choice === 'groups' || platform !== 'linux' ? null : openCgroupBase(baseName(home), table)
  if (opening?.base === null && choice === 'cgroup') {
    throw new LullError('refused', `LULL_CONTAINER asks for a cgroup: ${opening.reason}`, {
      hint: 'Leave LULL_CONTAINER unset: process groups then hold the jobs',
    })
  }
  const base = opening?.base ?? null
  const ours = `standby-${randomUUID().slice(0, 8)}-`
  let names = 0
  const clearing = openClearing()
  const instead = opening?.base === null ? [`Held by its process group: ${opening.reason}`] : []
  const untested =
    platform === 'linux' ? [] : ['Held by its process group: this way is not tested on macOS yet']
  return {
    table,
    tools: findLauncherTools(),
    base,
    notes: [...untested, ...instead, ...missingLimits(base)],
    bootId: bootId(),
    clearing,
    newName: () => `${ours}${(names += 1)}`,
    groupOf: (name) => (base ? path.join(base.folder, name) : ''),
    makeGroup: (name) => {
      if (base) boundProcesses(makeGroup(base, name))
    },
    container: ({ mark, cgroup }, launcherPid) => {
      if (cgroup === '') return signalContainer(table, mark, launcherPid)
      const container = cgroupContainer(table, cgroup)
      const remove = path.dirname(cgroup) === base?.folder ? container.remove : () => leave(container)
      return { ...container, remove: () => clearing.later(remove) }
    },
    sweep: (bases, held) => {
      const isHeld = (group: string) => group.startsWith(ours) || held.includes(group)
      for (const folder of new Set([...bases, ...(base ? [base.folder] : [])])) {
        sweepBase(folder, isHeld)
        if (folder !== base?.folder) removeBase(folder)
      }
    },
  }
}

/** The last to leave an earlier engine's base takes it away too. */
function leave(container: Container): void {
  container.remove()
  removeBase(path.dirname(container.cgroup))
}

/** Two homes on one machine never share a group. */
function baseName(home: Home): string {
  return `lull-${createHash('sha256').update(home.root).digest('hex').slice(0, 8)}`
}

/** Reads `LULL_CONTAINER`; anything else than the two words means `auto`. */
export function containerChoice(value: string | undefined): ContainerChoice {
  return value === 'cgroup' || value === 'groups' ? value : 'auto'
}
