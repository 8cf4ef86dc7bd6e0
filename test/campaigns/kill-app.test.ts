import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { needs } from '../needs'
import { eventually } from '../platform/eventually'
import { startXvfb } from '../platform/xvfb'
import { chanceFor, roundsOf } from './ground/chance'
import { type Counter, counting, makeCounter } from './ground/counter'
import { bundleEngine, type EngineHome, makeEngineHome, patienceMs } from './ground/engine-home'
import { livesStill, relicsOf } from './ground/relics'
import { sized } from './ground/size'

// The real app, killed as the out-of-memory killer does it, and whoever comes after it: the app again or the engine alone.

const runtime = process.env['ELECTRON_OVERRIDE_DIST_PATH']
const electron = runtime === undefined ? 'electron' : path.join(runtime, 'electron')
const rounds = roundsOf(sized(2, 20))
const chance = chanceFor('kill-app')
const moments = ['start', 'run', 'freeze', 'finish', 'handOver'] as const

let program: string
let display: Awaited<ReturnType<typeof startXvfb>>
let ground: EngineHome
const apps: ChildProcess[] = []

describe.runIf(needs('Xvfb', electron))('an app that is killed', () => {
  beforeAll(async () => {
    program = await bundleEngine('kill-app')
    display = await startXvfb()
  })
  afterAll(() => display.stop())
  beforeEach(() => {
    ground = makeEngineHome(program)
  })
  afterEach(async () => {
    for (const app of apps.splice(0)) app.kill('SIGKILL')
    await ground.remove()
  })

  /** Starts the built app, and resolves when its engine answers. */
  async function startApp(): Promise<ChildProcess> {
    const switches = ['--no-sandbox', '--disable-gpu', '.']
    const env = {
      ...process.env,
      CI: '1',
      DISPLAY: display.display,
      LULL_HOME: ground.folder,
      LULL_SCRIPTED_SENSORS: path.join(ground.folder, 'sensors.json'),
    }
    const app = spawn(electron, switches, { stdio: 'ignore', env })
    apps.push(app)
    await eventually(
      'the app answers',
      () =>
        ground.status().then(
          ({ engine }) => engine.pid === app.pid || undefined,
          () => undefined,
        ),
      patienceMs,
    )
    return app
  }

  async function kill(app: ChildProcess): Promise<void> {
    const gone = once(app, 'exit')
    app.kill('SIGKILL')
    await gone
  }

  /** It runs, as the same process if there was one. */
  async function expectToGoOn(id: string, counter: Counter, pid: number | undefined): Promise<void> {
    await counting(counter)
    const { attempts } = await ground.job(id)
    expect(attempts.length > 1 || pid === undefined || attempts[0]?.pid === pid).toBe(true)
  }

  it(
    `loses nothing in ${rounds.length} rounds`,
    async () => {
      for (const [turn, at] of rounds.entries()) {
        const luck = chance.fork(at)
        const moment = luck.pick(moments)
        const counter = makeCounter(ground.folder, `round-${turn}`)
        const headless = moment === 'handOver' ? await ground.start() : null
        const early = headless ? null : await startApp()
        const [{ id } = { id: '' }] = await ground.submit(counter.input)
        if (moment !== 'start') await counting(counter)
        const { pid } = (await ground.job(id)).attempts[0] ?? {}
        // With an engine there, the app takes over from it first.
        const app = early ?? (await startApp())
        if (moment === 'freeze') ground.situation({ idleSeconds: 1 })
        if (moment === 'finish') counter.enough()
        await wait(luck.below(300))
        const seen = counter.seen()
        await kill(app)
        ground.situation({})
        const next = luck.oneIn(2) ? await startApp() : await ground.start()
        if (moment !== 'finish') await expectToGoOn(id, counter, pid)
        counter.enough()
        const ended = await ground.reaches(id, 'succeeded', 'failed', 'cancelled')
        expect(ended.state).toBe('succeeded')
        expect(counter.starts()).toBeLessThanOrEqual(ended.attempts.length)
        const lines = (await ground.logOf(id)).split('\n').filter((line) => line.startsWith('line '))
        expect(lines).toEqual(lines.map((_line, index) => `line ${index + 1}`))
        expect(ended.attempts.length > 1 || lines.length >= seen).toBe(true)
        if ('end' in next) await next.end('SIGTERM')
        else await kill(next)
        const nobodyIsLeft = () => relicsOf(ground.folder).length === 0 || undefined
        await eventually('no live orphan', nobodyIsLeft, 10_000)
        expect(livesStill(pid ?? 0)).toBe(false)
      }
    },
    rounds.length * patienceMs,
  )
})
