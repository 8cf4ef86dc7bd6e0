import { lstatSync } from 'node:fs'
import http from 'node:http'
import { text } from 'node:stream/consumers'
import type { ClientContext } from '@orpc/client'
import { LinkFetchClient } from '@orpc/client/fetch'
import { StandardLink, type StandardLinkClient } from '@orpc/client/standard'
import type { AnyContractRouter } from '@orpc/contract'
import {
  StandardBracketNotationSerializer,
  StandardOpenAPIJsonSerializer,
  StandardOpenapiLinkCodec,
  StandardOpenAPISerializer,
} from '@orpc/openapi-client/standard'
import { LullError } from '../shared/model/lull-error'

type Send = StandardLinkClient<ClientContext>['call']
type Request = Parameters<Send>[0]
type Answer = Awaited<ReturnType<Send>>

/**
 * oRPC's OpenAPI link over a Unix socket or a Windows pipe. Its own sender speaks `fetch`, which cannot reach a socket and
 * whose first use loads all of undici (25 ms): more than everything else that `lull ls` does.
 */
export function socketLink(contract: AnyContractRouter, socketPath: string): StandardLink<ClientContext> {
  const codec = new StandardOpenapiLinkCodec(contract, new JsonSerializer(), { url: 'http://lull/v1' })
  return new StandardLink(codec, { call: sendOver(socketPath) })
}

/** Answers are JSON; the standard serializer first looks whether they are a form, which loads undici too. */
class JsonSerializer extends StandardOpenAPISerializer {
  constructor() {
    super(new StandardOpenAPIJsonSerializer(), new StandardBracketNotationSerializer())
  }
  override deserialize(data: unknown): unknown {
    const plain = typeof data !== 'object' || data === null || Array.isArray(data) || isPlainObject(data)
    return plain ? data : super.deserialize(data)
  }
}

function isPlainObject(data: object): boolean {
  return Object.getPrototypeOf(data) === Object.prototype
}

/** One request on a connection of its own. */
function sendOver(socketPath: string): Send {
  return async (request, ...rest) => {
    refuseForeign(socketPath)
    const body = request.body === undefined ? undefined : JSON.stringify(request.body)
    const answer = await answerTo(requestOptions(request, socketPath, body), body)
    if (isEventStream(answer)) {
      return new LinkFetchClient<ClientContext>({ fetch: async () => asResponse(answer) }).call(
        request,
        ...rest,
      )
    }
    return readable(answer)
  }
}

/**
 * A submission carries the shell's whole environment, and a socket in a shared temporary folder could be anybody's who
 * was first: only one of our own is spoken to. No socket at all is found out by connecting.
 */
function refuseForeign(socketPath: string): void {
  const owner = process.getuid && lstatSync(socketPath, { throwIfNoEntry: false })?.uid
  if (owner === undefined || owner === process.getuid?.()) return
  throw new LullError('refused', `${socketPath} belongs to somebody else`, {
    hint: 'Have it removed, or set LULL_HOME to a folder of your own.',
    path: socketPath,
  })
}

function requestOptions(
  { url, method, headers, signal }: Request,
  socketPath: string,
  body: string | undefined,
): http.RequestOptions {
  const ofBody =
    body === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  return {
    socketPath,
    method,
    path: url.pathname + url.search,
    headers: { ...headers, ...ofBody },
    agent: false,
    ...(signal && { signal }),
  }
}

function answerTo(options: http.RequestOptions, body: string | undefined): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const call = http.request(options)
    call.once('response', resolve)
    call.once('error', reject)
    call.end(body)
  })
}

function isEventStream({ headers }: http.IncomingMessage): boolean {
  return headers['content-type']?.startsWith('text/event-stream') ?? false
}

/** An answer whose body is read, once, when it is asked for. */
function readable(answer: http.IncomingMessage): Answer {
  let body: Promise<unknown> | undefined
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    body: () => (body ??= text(answer).then((json): unknown => (json === '' ? undefined : JSON.parse(json)))),
  }
}

function asResponse(answer: http.IncomingMessage): Response {
  return new Response(ReadableStream.from<Uint8Array>(answer), {
    status: answer.statusCode ?? 500,
    headers: { 'content-type': 'text/event-stream' },
  })
}
