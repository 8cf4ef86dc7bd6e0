import http from 'node:http'

/** `fetch` over a Unix socket or a Windows pipe, which the built-in one cannot reach. One connection a call. */
export function fetchOverSocket(socketPath: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname, search } = new URL(request.url)
    const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer())
    const answer = await send(
      {
        socketPath,
        path: pathname + search,
        method: request.method,
        headers: {
          ...Object.fromEntries(request.headers),
          ...(body && { 'content-length': body.byteLength }),
        },
        agent: false,
        signal: request.signal,
      },
      body,
    )
    return new Response(ReadableStream.from<Uint8Array>(answer), {
      status: answer.statusCode ?? 500,
      headers: headersOf(answer),
    })
  }
}

function send(options: http.RequestOptions, body: Uint8Array | undefined): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const call = http.request(options)
    call.once('response', resolve)
    call.once('error', reject)
    call.end(body)
  })
}

function headersOf(answer: http.IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(answer.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one)
  }
  return headers
}
