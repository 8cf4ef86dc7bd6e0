import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import type { PageContract } from '../shared/contract'

export type Client = ContractRouterClient<PageContract>

/** A client of the contract over a channel of its own; the preload hands the other end to the main process. */
export function connect(): Client {
  const { port1, port2 } = new MessageChannel()
  window.postMessage('lull:connect', window.location.origin, [port2])
  port1.start()
  return createORPCClient(new RPCLink({ port: port1 }))
}
