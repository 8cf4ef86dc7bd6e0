import { LullError } from '../../../../shared/model'
import { darwinProcesses } from './darwin'
import { linuxProcesses } from './linux'
import type { ProcessTable } from './process-table'

export * from './process-table'
export { brandFor } from './brand'
export { linuxProcesses } from './linux'
export { rememberMarks } from './remember-marks'

/** The process table of this platform. Throws a `refused` LullError where Lull cannot hold processes yet. */
export function processTable(platform: NodeJS.Platform): ProcessTable {
  if (platform === 'linux') return linuxProcesses()
  if (platform === 'darwin') return darwinProcesses()
  throw new LullError(
    'refused',
    `Lull cannot run jobs on this computer yet: it cannot hold processes on ${platform}`,
    {
      hint: 'Run jobs on a Linux or macOS machine, or send them to another place with where: cloud',
    },
  )
}
