import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { linuxProcesses } from '../../engine/executors/local/processes'
import { openStore } from '../../engine/store'
import { eventually } from '../platform/eventually'
import {
  bundleEngine,
  type EngineHome,
  type EngineProcess,
  makeEngineHome,
  patienceMs,
} from './ground/engine-home'
import { openFiles } from './ground/footprint'
import { subscribe } from './ground/subscriber'

// What happens to a machine in its life: files run out, somebody deletes things.

let program: string
let ground: EngineHome

beforeAll(async () => {
  program = await bundleEngine('machine-life')
})

const untilTold = 'until [ -e "$0" ]; do sleep 0.02; done'

const table = linuxProcesses()
const activityOf = (pid: number) => table.read(pid)?.activity ?? 'ended'

describe('an engine without files to open', () => {
  const limit = 96
  afterEach(() => ground.remove())

  /** More subscribers than the engine has files come, until it has next to none left. Returns how they leave. */
  async function takeAllFiles(engine: EngineProcess): Promise<() => Promise<void>> {
    const leaveIt = new AbortController()
    for (let come = 0; come < 2 * limit; come++) {
      const one = subscribe(ground.home.socketPath, '/v1/watch', { signal: leaveIt.signal })
      one.catch(() => undefined) // turned away, as some must be; or it left
    }
    const fewAreLeft = () => openFiles(engine.pid) > limit - 6 || undefined
    await eventually('the engine has next to no file left', fewAreLeft, patienceMs)
    return async () => {
      leaveIt.abort()
      // Until the engine has seen them leave, it still turns away whoever comes.
      const hasSome = () => openFiles(engine.pid) < limit / 2 || undefined
      await eventually('the engine has files again', hasSome, patienceMs)
    }
  }

  it('loses no job, lives, and goes on once there are some', async () => {
    ground = makeEngineHome(program)
    const through = ['sh', '-c', `ulimit -n ${limit}; exec "$@"`, 'sh']
    const engine = await ground.start({ through, env: { LULL_CONTAINER: 'groups' } })
    const enough = path.join(ground.folder, 'enough')
    const retry = { on: ['launchFailed' as const], backoffSeconds: 0.1 }
    await ground.submit(
      { name: 'runs', command: ['sh', '-c', untilTold, enough] },
      { name: 'follows', command: ['true'], when: { after: ['runs'] }, retry },
    )
    const { attempts } = await ground.reaches('runs', 'running')
    const leave = await takeAllFiles(engine)
    writeFileSync(enough, '')
    // An engine that cannot open its sensors either is blind, and freezes what runs.
    const restsOrEnded = () => ['stopped', 'ended'].includes(activityOf(attempts[0]?.pid ?? 0)) || undefined
    await eventually('the job ended meanwhile, or was frozen', restsOrEnded, patienceMs)
    await leave()
    expect((await ground.reaches('runs', 'succeeded', 'failed', 'cancelled')).state).toBe('succeeded')
    expect((await ground.reaches('follows', 'succeeded', 'failed', 'cancelled')).state).toBe('succeeded')
    expect(engine.hasEnded()).toBe(false)
  })
})

describe('somebody who deletes things', () => {
  afterEach(() => ground.remove())

  it('deletes the socket: no second engine starts beside the first, and the next one has it again', async () => {
    ground = makeEngineHome(program)
    const engine = await ground.start()
    const enough = path.join(ground.folder, 'enough')
    await ground.submit({ name: 'runs', command: ['sh', '-c', untilTold, enough] })
    await ground.reaches('runs', 'running')
    rmSync(ground.home.runFolder, { recursive: true })
    const second = await ground.start()
    expect(second.hasEnded()).toBe(true)
    expect(engine.hasEnded()).toBe(false)
    await engine.end('SIGTERM')
    await ground.start()
    expect((await ground.reaches('runs', 'running')).attempts).toHaveLength(1)
    writeFileSync(enough, '')
    await ground.reaches('runs', 'succeeded')
  })

  it('deletes the working folder: the job has its outcome', async () => {
    ground = makeEngineHome(program)
    await ground.start()
    const workdir = path.join(ground.folder, 'work')
    mkdirSync(workdir)
    await ground.post('/jobs', {
      jobs: [{ name: 'homeless', command: ['sleep', '0.5'], outputs: ['made'] }],
      workdir,
      environment: { PATH: process.env['PATH'] ?? '' },
    })
    await ground.reaches('homeless', 'running')
    rmSync(workdir, { recursive: true })
    expect((await ground.reaches('homeless', 'failed')).error?.code).toBe('outputMissing')
  })

  it('deletes the kept environment: the job fails with a reason instead of running with another', async () => {
    ground = makeEngineHome(program)
    await ground.start()
    await ground.personReturns()
    const [job] = await ground.submit({ name: 'bare', command: ['true'] })
    rmSync(path.join(ground.home.runsFolder, job?.id ?? '', 'environment.json'))
    ground.situation({})
    expect((await ground.reaches('bare', 'failed')).error).toMatchObject({
      code: 'launchFailed',
      message: expect.stringMatching(/environment/),
    })
  })
})

describe('what a killed engine leaves', () => {
  afterEach(() => ground.remove())

  it('a stale socket, a pid file that is another’s and half a settings file keep nobody from starting', async () => {
    ground = makeEngineHome(program)
    const first = await ground.start()
    await ground.submit({ name: 'before', command: ['true'] })
    await ground.reaches('before', 'succeeded')
    await first.end('SIGKILL')
    expect(statSync(ground.home.socketPath).isSocket()).toBe(true)
    writeFileSync(ground.home.pidFile, `${process.pid}\n`)
    writeFileSync(ground.home.settingsFile, '{"idle":{"afterSec')
    const next = await ground.start()
    expect((await ground.status()).engine.pid).toBe(next.pid)
    expect(readFileSync(ground.home.pidFile, 'utf8').trim()).toBe(String(next.pid))
    await next.end('SIGTERM')
    const store = openStore(ground.home.databaseFile)
    expect(store.page({ limit: 10 }).jobs.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'before succeeded',
    ])
    store.close()
  })
})
