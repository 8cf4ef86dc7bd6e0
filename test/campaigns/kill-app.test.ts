import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { needs } from '../needs'
import { eventually } from '../platform/eventually'
import { startXvfb } from '../platform/xvfb'
import { chanceFor, roundsOf } from './ground/chance'
import { type Counter, counting, makeCounter } from './ground/counter'
import { bundleEngine, type EngineHome, makeEngineHome, patienceMs } from './ground/engine-home'
import type { Runner } from './ground/engine-process'
import { bundleApp, electron } from './ground/real-app'
import { livesStill, relicsOf } from './ground/relics'
import { sized } from './ground/size'

// The real app, killed as the out-of-memory killer does it, and whoever comes after it: the app again or the engine alone.

const rounds = roundsOf(sized(2, 20))
const chance = chanceFor('kill-app')
const moments = ['start', 'run', 'freeze', 'finish', 'handOver'] as const

let program: string
let by: Runner
let display: Awaited<ReturnType<typeof startXvfb>>
let ground: EngineHome

describe.runIf(needs('Xvfb', electron))('an app that is killed', () => {
  beforeAll(async () => {
    program = await bundleEngine('kill-app')
    display = await startXvfb()
    by = await bundleApp('kill-app', display.display)
  })
  afterAll(() => display.stop())
  beforeEach(() => {
    ground = makeEngineHome(program)
  })
  afterEach(() => ground.remove())

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
        const early = headless ? null : await ground.start({ by })
        const [{ id } = { id: '' }] = await ground.submit(counter.input)
        if (moment !== 'start') await counting(counter)
        const { pid } = (await ground.job(id)).attempts[0] ?? {}
        // With an engine there, the app takes over from it first.
        const app = early ?? (await ground.start({ by }))
        if (moment === 'freeze') ground.situation({ idleSeconds: 1 })
        if (moment === 'finish') counter.enough()
        await wait(luck.below(300))
        const seen = counter.seen()
        await app.end('SIGKILL')
        ground.situation({})
        const next = await ground.start(luck.oneIn(2) ? { by } : {})
        if (moment !== 'finish') await expectToGoOn(id, counter, pid)
        counter.enough()
        const ended = await ground.reaches(id, 'succeeded', 'failed', 'cancelled')
        expect(ended.state).toBe('succeeded')
        expect(counter.starts()).toBeLessThanOrEqual(ended.attempts.length)
        const lines = (await ground.logOf(id)).split('\n').filter((line) => line.startsWith('line '))
        expect(lines).toEqual(lines.map((_line, index) => `line ${index + 1}`))
        expect(ended.attempts.length > 1 || lines.length >= seen).toBe(true)
        await next.end('SIGTERM')
        const nobodyIsLeft = () => relicsOf(ground.folder).length === 0 || undefined
        await eventually('no live orphan', nobodyIsLeft, 10_000)
        expect(livesStill(pid ?? 0)).toBe(false)
      }
    },
    rounds.length * patienceMs,
  )
})
