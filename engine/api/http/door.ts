import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { dirname } from 'node:path'
import { OpenAPIHandler } from '@orpc/openapi/node'
import { BodyLimitPlugin } from '@orpc/server/node'
import type { Home } from '../../../shared/home'
import type { Log } from '../../instance'
import { requestErrors } from '../errors'
import type { Router } from '../router'

/** A submission of 10,000 jobs with a large environment fits well into this. */
const maxBodySize = 64 * 1024 ** 2

export type RequestListener = (request: IncomingMessage, response: ServerResponse) => void

/** Answers requests below `/v1` from the contract, `/openapi.json` with the document, and everything else with 404. */
export function createListener(router: Router, version: string, log: Log): RequestListener {
  const handler = new OpenAPIHandler(router, {
    plugins: [new BodyLimitPlugin({ maxBodySize })],
    interceptors: [requestErrors(log)],
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET' && request.url === '/openapi.json') return sendDocument(response, version)
    const { matched } = await handler.handle(request, response, { prefix: '/v1' })
    if (!matched) sendJson(response, 404, noSuchRoute(request))
  }

  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      log.error('a request broke off', { error, url: request.url })
      response.destroy()
    })
  }
}

async function sendDocument(response: ServerResponse, version: string): Promise<void> {
  // Loaded only when asked for: the generator is large and the engine rests most of the time.
  const { openApiDocument } = await import('../document')
  sendJson(response, 200, await openApiDocument(version))
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function noSuchRoute(request: IncomingMessage) {
  const message = `There is nothing at ${request.method} ${request.url}`
  const data = { code: 'noSuchRoute', message, hint: 'GET /openapi.json lists what there is.' }
  return { defined: false, code: 'NOT_FOUND', status: 404, message, data }
}

/** Opens the door on the home's socket, readable and writable by its owner alone. */
export async function openSocketDoor(home: Home, listener: RequestListener): Promise<Server> {
  const isPipe = process.platform === 'win32'
  if (!isPipe) {
    mkdirSync(dirname(home.socketPath), { recursive: true, mode: 0o700 })
    // The home is claimed by now, so whatever lies here was left by an engine that is gone.
    rmSync(home.socketPath, { force: true })
  }
  const server = createServer(listener)
  // The mask makes the socket private from its first instant; chmod alone would leave a gap.
  const mask = isPipe ? undefined : process.umask(0o177)
  try {
    await listen(server, home.socketPath)
  } finally {
    if (mask !== undefined) process.umask(mask)
  }
  if (!isPipe) {
    chmodSync(home.socketPath, 0o600)
    linkSocket(home)
  }
  return server
}

/** Where the socket's own path would be too long, its usual place holds a link to it. */
function linkSocket({ socketFile, socketPath }: Home): void {
  if (socketFile === socketPath) return
  rmSync(socketFile, { force: true })
  symlinkSync(socketPath, socketFile)
}

export function listen(
  server: Server,
  ...where: [path: string] | [port: number, host: string]
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    const opened = () => {
      server.off('error', reject)
      resolve()
    }
    if (where.length === 1) server.listen(where[0], opened)
    else server.listen(where[0], where[1], opened)
  })
}
