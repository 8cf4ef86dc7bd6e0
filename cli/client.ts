import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../shared/contract'
import { routes } from './routes.baked'
import { socketLink } from './socket-link'

/** Every procedure of the contract, called on the engine behind a socket. */
export type Client = ContractRouterClient<Contract>

/** A client of the engine that listens at `socketPath`. Nothing is sent before the first call. */
export function connect(socketPath: string): Client {
  return createORPCClient(socketLink(routes, socketPath))
}
