import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import type { Contract } from '../shared/contract'
import { routes } from './routes.baked'
import { fetchOverSocket } from './socket-fetch'

/** Every procedure of the contract, called on the engine behind a socket. */
export type Client = ContractRouterClient<Contract>

/** A client of the engine that listens at `socketPath`. Nothing is sent before the first call. */
export function connect(socketPath: string): Client {
  return createORPCClient(
    new OpenAPILink(routes as unknown as Contract, {
      url: 'http://lull/v1',
      fetch: fetchOverSocket(socketPath),
    }),
  )
}
