import type { ApiParts } from './context'
import { base } from './base'
import { costProcedures } from './costs'
import { doorErrors } from './errors'
import { engineProcedures } from './engine'
import { jobProcedures } from './jobs'
import { kindProcedures } from './kinds'
import { machineProcedures } from './machine'
import { onceOnDisk } from './once-on-disk'
import { settingsProcedures } from './settings'

/** The contract implemented. Every door serves this one value, and every error that leaves it has the one shape. */
export function createRouter(parts: ApiParts) {
  return base
    .use(doorErrors(parts.log))
    .use(onceOnDisk(parts.store))
    .router({
      jobs: jobProcedures(parts),
      kinds: kindProcedures(parts),
      machine: machineProcedures(parts),
      costs: costProcedures(parts),
      settings: settingsProcedures(parts),
      engine: engineProcedures(parts),
    })
}
export type Router = ReturnType<typeof createRouter>
