import { availableParallelism } from 'node:os'
import path from 'node:path'
import type { Home } from '../../../shared/home'
import type { Capabilities } from '../executor'
import { cgroupLimiter, closeCgroupBase, type Container, removeGroup } from './containers'
import { takeLease } from './folder'
import { beginAttempt, openLaunchPad } from './launch'
import type { Site } from './site'
import { type ContainerChoice, openWorkplace, type Workplace } from './workplace'

/**
 * Linux and macOS: two shells hold each attempt, in a control group or a process group. Throws LullError `refused` where
 * nothing can be held.
 */
export function openPosixSite(home: Home, choice: ContainerChoice, platform: NodeJS.Platform): Site {
  const workplace = openWorkplace(home, choice, platform)
  const { base } = workplace
  const pad = openLaunchPad(workplace)
  const limit = cgroupLimiter(availableParallelism())
  return {
    table: workplace.table,
    bootId: workplace.bootId,
    capabilities: capabilitiesOf(workplace, platform),
    begin: (order) => beginAttempt(workplace, pad, order, home.runFolder),
    container: workplace.container,
    takeLease,
    limit: (limits, held) => limit([...(base ? [base.folder] : []), ...groupsOf(held).map(parent)], limits),
    sweep: (found, held) => workplace.sweep(groupsOf(found).map(parent), groupsOf(held).map(name)),
    close: () => {
      const padClosed = pad.close()
      workplace.clearing.now()
      if (base) closeCgroupBase(base)
      return padClosed.then(() => {
        if (base) removeGroup(base.folder) // where somebody stood by in it until now
      })
    },
  }
}

const parent = (group: string) => path.dirname(group)
const name = (group: string) => path.basename(group)

function groupsOf(containers: readonly Container[]): readonly string[] {
  return containers.map(({ cgroup }) => cgroup).filter((cgroup) => cgroup !== '')
}

function capabilitiesOf({ base }: Workplace, platform: NodeJS.Platform): Capabilities {
  return {
    freeze: base ? 'cgroup' : 'signals',
    limitCpu: base?.controllers.has('cpu') ? 'cgroup' : 'dutyCycle',
    limitMemory: base?.controllers.has('memory') ? 'cgroup' : 'none',
    checkpoint: true,
    tested: platform === 'linux',
  }
}
