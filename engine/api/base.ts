import { implement } from '@orpc/server'
import { contract } from '../../shared/contract'

/** The contract, ready to be implemented. */
export const base = implement(contract)
