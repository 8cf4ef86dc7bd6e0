import { randomBytes, timingSafeEqual } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Home } from '../../../shared/home'
import { listen, type RequestListener, sendJson } from './door'

/**
 * Opens the same door on 127.0.0.1, for programs that cannot speak to a socket. Any local program and any web page can
 * reach a port, so each request needs the token of `home.tokenFile`, must name this very host, and may not come from a
 * web page (no CORS, an `Origin` is refused).
 */
export async function openTcpDoor(port: number, home: Home, listener: RequestListener): Promise<Server> {
  const token = randomBytes(32).toString('base64url')
  writeFileSync(home.tokenFile, `${token}\n`, { mode: 0o600 })
  const server = createServer((request, response) => {
    const refused = refuse(request, token, (server.address() as AddressInfo).port)
    if (refused) sendJson(response, refused.status, { defined: false, ...refused, data: refused })
    else listener(request, response)
  })
  await listen(server, port, '127.0.0.1')
  return server
}

function refuse(request: IncomingMessage, token: string, port: number) {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  if (!hosts.includes(request.headers.host ?? '')) {
    return refusal(421, 'wrongHost', 'This door answers to its own name only', `Ask for http://${hosts[0]}.`)
  }
  if (request.headers.origin !== undefined) {
    return refusal(
      403,
      'fromWebPage',
      'Web pages may not use this door',
      'Ask from a program, without an Origin header.',
    )
  }
  if (!sameToken(request.headers.authorization ?? '', `Bearer ${token}`)) {
    return refusal(
      401,
      'noToken',
      'The token is missing or wrong',
      'Send "Authorization: Bearer …" from http.token.',
    )
  }
  return undefined
}

function refusal(status: number, code: string, message: string, hint: string) {
  return { status, code, message, hint }
}

function sameToken(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)]
  return one.length === other.length && timingSafeEqual(one, other)
}
