import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { type IncomingHttpHeaders, request, type RequestOptions } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Engine, startEngine } from '../../engine'
import { type Home, homeOf } from '../../shared/home'

interface Answer {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: unknown
}

let folder: string
let home: Home
let engine: Engine
let port: number

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lull-doors-'))
  home = homeAt(folder)
  port = await freePort()
  await writeFile(home.settingsFile, JSON.stringify({ http: { tcpPort: port } }))
  engine = await startEngine({ home, host: 'headless', version: '0.0.0' })
})

afterAll(async () => {
  await engine.stop()
  await rm(folder, { recursive: true, force: true })
})

function homeAt(root: string): Home {
  const env = { LULL_HOME: root }
  return homeOf({
    env,
    platform: 'linux',
    homeFolder: root,
    temporaryFolder: tmpdir(),
    userId: process.getuid!(),
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function ask(options: RequestOptions, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ timeout: 5000, ...options }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece))
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: JSON.parse(text) }),
      )
    })
    sent.on('error', reject).end(body)
  })
}

const atSocket = (path: string, more: RequestOptions = {}, body?: string) =>
  ask({ socketPath: home.socketPath, path, ...more }, body)

const json = { 'content-type': 'application/json' }

describe('the socket', () => {
  it('is its owner’s alone', async () => {
    expect((await stat(home.socketPath)).mode & 0o777).toBe(0o600)
    expect((await stat(home.runFolder)).mode & 0o777).toBe(0o700)
  })

  it('answers from the contract and serves the document', async () => {
    expect(await atSocket('/v1/status')).toMatchObject({
      status: 200,
      body: { engine: { pid: process.pid } },
    })
    expect(await atSocket('/openapi.json')).toMatchObject({ status: 200, body: { openapi: '3.1.1' } })
  })

  it('refuses what the contract does not allow, in the one shape of errors', async () => {
    const body = JSON.stringify({ jobs: [{ command: [] }], workdir: '/' })
    expect(await atSocket('/v1/jobs', { method: 'POST', headers: json }, body)).toMatchObject({
      status: 400,
      body: {
        code: 'invalidInput',
        data: { code: 'invalidInput', path: 'jobs.0.command', hint: expect.any(String) },
      },
    })
    expect(await atSocket('/v1/jobs/none')).toMatchObject({
      status: 404,
      body: { data: { code: 'noSuchJob' } },
    })
    expect(await atSocket('/v1/nothing')).toMatchObject({
      status: 404,
      body: { data: { code: 'noSuchRoute' } },
    })
  })

  it('refuses a body that is no JSON, and settings that do not exist', async () => {
    expect((await atSocket('/v1/jobs', { method: 'POST', headers: json }, '{"jobs":')).status).toBe(400)
    const unknown = await atSocket('/v1/settings/idle.after', { method: 'PUT', headers: json }, '{"value":1}')
    expect(unknown).toMatchObject({ status: 400, body: { data: { code: 'unknownSetting' } } })
    const outOfRange = await atSocket(
      '/v1/settings/idle.cpuPercent',
      { method: 'PUT', headers: json },
      '{"value":101}',
    )
    expect(outOfRange).toMatchObject({ status: 400, body: { data: { code: 'settingOutOfRange' } } })
  })

  it('lies in the runtime folder, with a link in its usual place, where its path would be too long', async () => {
    const long = homeAt(join(folder, 'x'.repeat(120)))
    const other = await startEngine({ home: long, host: 'headless', version: '0.0.0' })
    try {
      expect(long.socketPath).not.toBe(long.socketFile)
      expect((await stat(long.socketFile)).isSocket()).toBe(true)
      expect((await ask({ socketPath: long.socketPath, path: '/v1/status' })).status).toBe(200)
    } finally {
      await other.stop()
    }
  })
})

describe('the port', () => {
  const host = () => `127.0.0.1:${port}`
  const token = async () => (await readFile(home.tokenFile, 'utf8')).trim()
  const atPort = async (headers: Record<string, string>) =>
    ask({ host: '127.0.0.1', port, path: '/v1/status', headers: { host: host(), ...headers } })

  it('answers whoever has the token, which only the owner can read', async () => {
    expect((await atPort({ authorization: `Bearer ${await token()}` })).status).toBe(200)
    expect((await stat(home.tokenFile)).mode & 0o777).toBe(0o600)
  })

  it('refuses everybody else: no token, another host’s name, a web page', async () => {
    const authorization = `Bearer ${await token()}`
    expect((await atPort({})).status).toBe(401)
    expect((await atPort({ authorization: 'Bearer wrong' })).status).toBe(401)
    expect((await atPort({ authorization, host: 'attacker.example' })).status).toBe(421)
    const fromPage = await atPort({ authorization, origin: 'http://attacker.example' })
    expect(fromPage.status).toBe(403)
    expect(fromPage.headers['access-control-allow-origin']).toBeUndefined()
  })

  it('closes as soon as the setting is taken back', async () => {
    await atSocket('/v1/settings/http.tcpPort', { method: 'PUT', headers: json }, '{"value":null}')
    await expect
      .poll(() =>
        atPort({}).then(
          () => 'open',
          () => 'closed',
        ),
      )
      .toBe('closed')
  })
})

describe('a second engine on the same home', () => {
  it('names the first one’s pid and does not start', async () => {
    await expect(startEngine({ home, host: 'headless', version: '0.0.0' })).rejects.toMatchObject({
      code: 'engineRunning',
      message: expect.stringContaining(String(process.pid)),
    })
  })
})
