import { minifyContractRouter } from '@orpc/contract'
import { contract } from '../shared/contract'

/** The contract's routes without its schemas: all that a client needs to call the engine, and zod stays unloaded. */
export const routes = minifyContractRouter(contract)
