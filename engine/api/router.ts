import type { ApiParts } from './context'
import { base } from './base'
import { engineProcedures } from './engine'
import { jobProcedures } from './jobs'
import { machineProcedures } from './machine'
import { settingsProcedures } from './settings'

/** The contract implemented. Every door serves this one value. */
export function createRouter(parts: ApiParts) {
  return base.router({
    jobs: jobProcedures(parts),
    machine: machineProcedures(parts),
    settings: settingsProcedures(parts),
    engine: engineProcedures(parts),
  })
}
export type Router = ReturnType<typeof createRouter>
