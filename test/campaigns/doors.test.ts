import fc from 'fast-check'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ErrorData } from '../../shared/model'
import { chanceFor } from './ground/chance'
import { callDoor } from './ground/door'
import {
  bundleEngine,
  type EngineHome,
  type EngineProcess,
  makeEngineHome,
  patienceMs,
} from './ground/engine-home'
import { type OpenApiDocument, type Operation, texts, valuesFor } from './ground/schema-fuzz'
import { sized } from './ground/size'

// Every route of the document, asked in every way: whoever asks gets an answer or a reason, and the engine lives.

const seed = chanceFor('doors').seed
const asksPerRoute = sized(80, 1000)

let ground: EngineHome
let engine: EngineProcess
let document: OpenApiDocument

beforeAll(async () => {
  ground = makeEngineHome(await bundleEngine('doors'))
  engine = await ground.start()
  await ground.submit({ name: 'known', command: ['true'] })
  document = (await callDoor(ground.home.socketPath, 'GET', '/openapi.json')).body as OpenApiDocument
})
afterAll(() => ground.remove())

interface Ask {
  readonly method: string
  readonly path: string
  readonly body: string | undefined
  readonly type: string
}

interface Reply {
  readonly status: number
  readonly type: string
  readonly text: string
}

/** Sends one request, and goes away from a stream after its first piece, or after a moment of silence. */
function send({ method, path, body, type }: Ask): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'content-type': type }
    const sent = request(
      { socketPath: ground.home.socketPath, method, path, headers, agent: false },
      (response) => {
        let text = ''
        const reply = () =>
          resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', text })
        response.setEncoding('utf8').on('end', reply).on('error', reject)
        response.on('data', (piece: string) => {
          text += piece
          if (!response.headers['content-type']?.includes('event-stream')) return
          reply()
          sent.destroy()
        })
        // A stream that has nothing to say yet has still said that it is one.
        if (response.headers['content-type']?.includes('event-stream')) {
          const silent = setTimeout(() => {
            reply()
            sent.destroy()
          }, 300)
          response.on('close', () => clearTimeout(silent))
        }
      },
    )
    sent.setTimeout(patienceMs, () => sent.destroy(new Error(`no answer to ${method} ${path}`)))
    sent.on('error', reject)
    sent.end(body)
  })
}

function asksOf(path: string, method: string, operation: Operation): fc.Arbitrary<Ask> {
  const parameters = operation.parameters ?? []
  const inPath = fc.record(
    Object.fromEntries(parameters.filter((each) => each.in === 'path').map(({ name }) => [name, texts])),
  )
  const inQuery = fc.dictionary(
    fc.constantFrom(...parameters.map(({ name }) => name), 'unknown'),
    fc.oneof(texts, fc.integer().map(String)),
    { maxKeys: 4 },
  )
  const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema
  const right = schema
    ? valuesFor(schema, document).map((value) => JSON.stringify(value))
    : fc.constant(undefined)
  const body = fc.oneof(
    { arbitrary: right, weight: 8 },
    { arbitrary: fc.constantFrom('{', '[[[', '\0', '{"jobs":', 'null', ''), weight: 1 },
  )
  const type = fc.oneof(
    { arbitrary: fc.constant('application/json'), weight: 9 },
    {
      arbitrary: fc.constantFrom(
        'text/plain',
        'multipart/form-data',
        'nonsense',
        'application/json;charset=x',
      ),
      weight: 1,
    },
  )
  return fc.record({ inPath, inQuery, body, type }).map((ask) => {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) =>
      encodeURIComponent(ask.inPath[name] ?? ''),
    )
    const query = new URLSearchParams(ask.inQuery).toString()
    const sentBody = method === 'get' ? undefined : ask.body
    return {
      method: method.toUpperCase(),
      path: `/v1${filled}${query && `?${query}`}`,
      body: sentBody,
      type: ask.type,
    }
  })
}

/** `code`, `message` and `hint`, as every refusal has them. */
function refusalIn(reply: Reply): ErrorData {
  const body = JSON.parse(reply.text) as { readonly code: unknown; readonly data: unknown }
  expect(typeof body.code).toBe('string')
  return ErrorData.parse(body.data)
}

describe('every route of the document', () => {
  it(
    'answers or refuses with code, message and hint, whatever it is asked',
    async () => {
      const routes = Object.entries(document.paths)
        .flatMap(([path, operations]) =>
          Object.entries(operations).map(([method, operation]) => ({ path, method, operation })),
        )
        .filter(({ path }) => path !== '/engine/stop') // it would do so
      expect(routes.length).toBeGreaterThan(15)
      for (const { path, method, operation } of routes) {
        await fc.assert(
          fc.asyncProperty(asksOf(path, method, operation), async (ask) => {
            const reply = await send(ask)
            expect(reply.status).toBeLessThan(500)
            if (reply.status >= 400) refusalIn(reply)
            expect(engine.hasEnded()).toBe(false)
          }),
          { seed, numRuns: asksPerRoute },
        )
      }
    },
    sized(1, 20) * 120_000,
  )

  it('refuses what is no route, and any other method', async () => {
    const asks = [
      '/',
      '/v1',
      '/v1/',
      '/v2/jobs',
      '/v1/jobs/known/nothing',
      '/openapi.yaml',
      '/..%2f..%2fetc/passwd',
      '//',
    ]
    for (const path of asks) {
      for (const method of ['GET', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND']) {
        const reply = await send({ method, path, body: undefined, type: '' })
        expect([404, 405], `${method} ${path}`).toContain(reply.status)
        expect(refusalIn(reply).hint).not.toBe('')
      }
    }
  })

  it('refuses a body that is too large, without reading all of it into memory', async () => {
    const body = JSON.stringify({ jobs: [{ command: ['true'] }], workdir: 'x'.repeat(70 * 1024 ** 2) })
    const reply = await send({ method: 'POST', path: '/v1/jobs', body, type: 'application/json' }).catch(
      (error: NodeJS.ErrnoException) => error.code,
    )
    const status = typeof reply === 'object' ? reply.status : reply
    expect([413, 'EPIPE', 'ECONNRESET']).toContain(status)
    expect((await ground.status()).engine.pid).toBe(engine.pid)
  })
})
