import { createServer, type Server } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { OpenAPIHandler } from '@orpc/openapi/node'
import { implement, ORPCError, type AnyRouter } from '@orpc/server'
import { contract } from '../../shared/contract'
import { errorKinds, LullError } from '../../shared/model'

/** The contract, ready to be implemented in a test procedure by procedure. */
export const procedures = implement(contract)

/** An engine's door with a test's own procedures behind it, on a real socket in a folder of its own. */
export interface FakeEngine {
  readonly socketPath: string
  /** Breaks every connection, as a killed engine does; the socket stays open for the next ones. */
  dropConnections(): void
  /** Nobody listens any more until `open`. */
  close(): Promise<void>
  open(): Promise<void>
  /** Closes and removes the folder. */
  end(): Promise<void>
}

/** Serves a part of the contract as the engine would: errors in the one shape that doors send. */
export async function fakeEngine(router: AnyRouter): Promise<FakeEngine> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lull-fake-'))
  const socketPath = path.join(folder, 'engine.sock')
  const handler = new OpenAPIHandler(router, { clientInterceptors: [(call) => call.next().catch(refuse)] })
  const server = createServer((request, response) => {
    handler
      .handle(request, response, { prefix: '/v1' })
      .then(({ matched }) => matched || response.writeHead(404).end())
      .catch(() => response.destroy())
  })
  const open = () => new Promise<void>((resolve) => server.listen(socketPath, resolve))
  await open()
  return {
    socketPath,
    dropConnections: () => server.closeAllConnections(),
    close: () => shut(server),
    open,
    end: async () => {
      if (server.listening) await shut(server)
      rmSync(folder, { recursive: true })
    },
  }
}

function refuse(error: unknown): never {
  if (!(error instanceof LullError)) throw error
  const { status } = errorKinds[error.code]
  throw new ORPCError(error.code, { status, message: error.message, data: error.toData(), defined: true })
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
