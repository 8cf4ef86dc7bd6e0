import { chmodSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { needs } from '../needs'
import { eventually } from '../platform/eventually'
import {
  bundleEngine,
  type EngineHome,
  type EngineProcess,
  makeEngineHome,
  patienceMs,
} from './ground/engine-home'
import { openFiles, residentBytes } from './ground/footprint'
import { sized } from './ground/size'
import { type Subscriber, subscribe } from './ground/subscriber'
import { asUser, nobody } from './ground/users'

// Clients as bad as they come: none of them keeps the engine from anybody else, or costs it more than a little.

let program: string
let ground: EngineHome
let engine: EngineProcess

beforeAll(async () => {
  program = await bundleEngine('clients')
})
beforeEach(async () => {
  ground = makeEngineHome(program)
  engine = await ground.start()
})
afterEach(() => ground.remove())

async function connected(): Promise<Socket> {
  const socket = connect(ground.home.socketPath)
  socket.on('error', () => undefined) // the engine may close it at any time
  await once(socket, 'connect')
  return socket
}

describe('clients that are slow or say only half', () => {
  it('hold up nobody, and leave no open file behind', async () => {
    await ground.status()
    const before = openFiles(engine.pid)
    const sockets = await Promise.all(Array.from({ length: 100 }, connected))
    const halves = [
      '',
      'GET /v1/sta',
      'GET /v1/status HTTP/1.1\r\nhost: x\r\n',
      'POST /v1/jobs HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n{"jobs":',
      '\x16\x03\x01\x02\x00\x01\x00',
    ]
    sockets.forEach((socket, at) => socket.write(halves[at % halves.length] ?? ''))
    expect((await ground.status()).engine.pid).toBe(engine.pid)
    for (const socket of sockets) socket.destroy()
    await eventually('its files are closed', () => openFiles(engine.pid) <= before || undefined, patienceMs)
  })

  it('are answered all the same when they end what they began', async () => {
    const socket = await connected()
    const request = 'GET /v1/status HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'
    let answer = ''
    socket.setEncoding('utf8').on('data', (piece: string) => (answer += piece))
    for (const letter of request) {
      socket.write(letter)
      await wait(2)
    }
    await once(socket, 'close')
    expect(answer).toMatch(/^HTTP\/1\.1 200 /)
    expect(answer).toContain(`"pid":${engine.pid}`)
  })
})

describe('200 subscribers', () => {
  it('all hear of everything, and leave nothing behind', async () => {
    const before = openFiles(engine.pid)
    const watch = () => subscribe(ground.home.socketPath, '/v1/watch')
    const subscribers = await Promise.all(Array.from({ length: 200 }, watch))
    await ground.submit({ name: 'heard-of', command: ['true'] })
    await ground.reaches('heard-of', 'succeeded')
    const heard = ({ text }: Subscriber) => text().includes('"snapshot"') && text().includes('"succeeded"')
    await eventually('all heard', () => subscribers.every(heard) || undefined, patienceMs)
    for (const { leave } of subscribers) leave()
    await eventually('its files are closed', () => openFiles(engine.pid) <= before || undefined, patienceMs)
    // A change after they left reaches nobody and costs nothing.
    await ground.submit({ name: 'unheard-of', command: ['true'] })
    expect((await ground.reaches('unheard-of', 'succeeded')).state).toBe('succeeded')
  })
})

describe('subscribers that never read', () => {
  /** Far below what is sent to them, far above the noise of a garbage collector. */
  const allowedBytes = 160 * 1024 ** 2

  it('cost a bounded amount of memory, however much happens', async () => {
    const names = Array.from({ length: 150 }, (_, at) => ({
      name: `waits-${at}`,
      command: ['true', 'x'.repeat(500)],
    }))
    await ground.personReturns()
    await ground.submit(...names)
    const deaf = await Promise.all(
      Array.from({ length: 20 }, () => subscribe(ground.home.socketPath, '/v1/watch', { reads: false })),
    )
    const before = residentBytes(engine.pid)
    const changes = sized(40, 400)
    for (let change = 0; change < changes; change++) {
      // Everybody's reasons change: each patch tells of all 150 jobs anew.
      await ground.post('/pause', {})
      await ground.post('/resume')
      await wait(60)
    }
    expect(residentBytes(engine.pid) - before).toBeLessThan(allowedBytes)
    for (const { leave } of deaf) leave()
  }, 180_000)

  it('of a log that grows by hundreds of megabytes cost a bounded amount of memory', async () => {
    const megabytes = sized(200, 1000)
    await ground.submit({ name: 'talks', command: ['head', '-c', `${megabytes}M`, '/dev/zero'] })
    await ground.reaches('talks', 'running', 'finishing', 'succeeded')
    const before = residentBytes(engine.pid)
    const deaf = await Promise.all(
      Array.from({ length: 8 }, () =>
        subscribe(ground.home.socketPath, '/v1/jobs/talks/log/follow', { reads: false }),
      ),
    )
    await ground.reaches('talks', 'succeeded')
    expect(residentBytes(engine.pid) - before).toBeLessThan(allowedBytes)
    for (const { leave } of deaf) leave()
  }, 180_000)
})

const canBecomeSomebodyElse = process.getuid?.() === 0 && needs('setpriv', 'find')

describe.runIf(canBecomeSomebodyElse)('another user of the machine', () => {
  const asNobody = (...command: readonly string[]) => {
    const [first = '', ...args] = [...asUser(nobody), ...command]
    return spawnSync(first, args, { encoding: 'utf8', cwd: '/' })
  }

  it('cannot reach the socket and reads no file, even in a home that is open to all', async () => {
    chmodSync(ground.folder, 0o755)
    writeFileSync(path.join(ground.folder, 'sensors.json'), '{}', { mode: 0o600 })
    chmodSync(path.join(ground.folder, 'sensors.json'), 0o600)
    const environment = { PATH: process.env['PATH'] ?? '', SECRET: 'of the person' }
    const body = {
      jobs: [{ name: 'private', shell: 'umask 0; echo mine; echo made > "$LULL_OUTPUTS/made"' }],
      workdir: '/',
      environment,
      now: true,
    }
    ground.situation({})
    chmodSync(path.join(ground.folder, 'sensors.json'), 0o600)
    await ground.post('/jobs', body)
    await ground.reaches('private', 'succeeded')
    const knock = `require('net').connect(process.argv[1]).on('connect', () => console.log('open')).on('error', (error) => console.log(error.code))`
    expect(asNobody(process.execPath, '-e', knock, ground.home.socketPath).stdout.trim()).toBe('EACCES')
    const readable = asNobody('find', ground.folder, '-type', 'f', '-readable')
    expect(readable.stdout.split('\n').filter(Boolean)).toEqual([ground.home.settingsFile])
    const writable = asNobody('find', ground.folder, '-writable')
    expect(writable.stdout.trim()).toBe('')
  })

  it('cannot speak to a job or stop an engine', () => {
    expect(asNobody('kill', '-9', String(engine.pid)).status).not.toBe(0)
    expect(engine.hasEnded()).toBe(false)
  })
})
