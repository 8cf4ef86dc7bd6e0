import type { ApiParts } from './context'
import { base } from './base'
import { costProcedures } from './costs'
import { doorErrors } from './errors'
import { engineProcedures } from './engine'
import { jobProcedures } from './jobs'
import { kindProcedures } from './kinds'
import { machineProcedures } from './machine'
import { settingsProcedures } from './settings'

/** The contract implemented. Every door serves this one value, and every error that leaves it has the one shape. */
export function createRouter(parts: ApiParts) {
  return base
    .use(doorErrors(parts.log))
    .use(settled(parts.store))
    .router({
      jobs: jobProcedures(parts),
      kinds: kindProcedures(parts),
      machine: machineProcedures(parts),
      costs: costProcedures(parts),
      settings: settingsProcedures(parts),
      engine: engineProcedures(parts),
    })
}
/** Nobody is told what a power cut could take back. */
function settled(store: ApiParts['store']) {
  return base.middleware(async ({ next }) => {
    const answer = await next()
    store.settle()
    return answer
  })
}
export type Router = ReturnType<typeof createRouter>
