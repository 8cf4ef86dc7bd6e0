import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { needs } from '../needs'
import { eventually } from '../platform/eventually'
import { type Counter, counting, makeCounter } from './ground/counter'
import { bundleEngine, type EngineHome, makeEngineHome, patienceMs } from './ground/engine-home'
import { subscribe } from './ground/subscriber'

// A job that writes gigabytes can keep a disk busy for seconds. Nobody who comes back may wait for it, and nobody is told
// what is not on it yet.

const source = fileURLToPath(new URL('../fakes/sick-disk.c', import.meta.url))

type Sickness = 'is busy' | 'fails'

/** Long enough for whatever the engine would wrongly say or do to have happened. */
const aWhileMs = 1000

describe.runIf(needs('cc'))('while the disk', () => {
  let program: string
  let library: string
  let ground: EngineHome
  let runs: Counter
  let next: Counter

  beforeAll(async () => {
    program = await bundleEngine('sick-disk')
    library = path.join(mkdtempSync(path.join(tmpdir(), 'lull-sick-disk-')), 'sick-disk.so')
    execFileSync('cc', ['-shared', '-fPIC', '-Wall', '-Werror', '-o', library, source, '-ldl'])
  })
  afterAll(() => rmSync(path.dirname(library), { recursive: true }))

  beforeEach(async () => {
    ground = makeEngineHome(program)
    runs = makeCounter(ground.folder, 'runs')
    next = makeCounter(ground.folder, 'next')
    await ground.start({
      env: {
        LD_PRELOAD: library,
        DISK_BUSY_WHILE: signOf('is busy'),
        DISK_FAILS_WHILE: signOf('fails'),
      },
    })
    await ground.submit(runs.input)
    await counting(runs)
  })
  afterEach(() => {
    theDisk('works')
    return ground.remove()
  })

  const signOf = (sickness: Sickness) => path.join(ground.folder, `disk ${sickness}`)

  function theDisk(state: Sickness | 'works'): void {
    if (state !== 'works') return writeFileSync(signOf(state), '')
    for (const sickness of ['is busy', 'fails'] as const) rmSync(signOf(sickness), { force: true })
  }

  /** Whether the answer comes while the disk is busy. */
  async function comesSoon(answer: Promise<unknown>): Promise<boolean> {
    return Promise.race([answer.then(() => true), sleep(aWhileMs, false)])
  }

  it('is busy, a job stands still when its person returns, though another has just ended', async () => {
    await ground.submit(next.input)
    await counting(next)
    theDisk('is busy')
    next.enough()
    const heard = ground.reaches('next', 'succeeded')
    expect(await comesSoon(heard)).toBe(false)
    ground.situation({ idleSeconds: 1 })
    await standsStill(runs)
    theDisk('works')
    await heard
    expect(await ground.reaches('runs', 'frozen')).toMatchObject({ attempts: [{ number: 1 }] })
  })

  it('is busy, no job is accepted yet, and none begins that was', async () => {
    theDisk('is busy')
    const submitted = ground.submit(next.input)
    expect(await comesSoon(submitted)).toBe(false)
    expect(next.starts()).toBe(0)
    theDisk('works')
    await submitted
    await counting(next)
  })

  it('is busy, nobody hears of an outcome, asking or listening, and what waits for it does not begin', async () => {
    await ground.submit({ ...next.input, when: { after: [runs.name] } })
    const listener = await subscribe(ground.home.socketPath, '/v1/watch')
    const isTold = () => listener.text().includes('"succeeded":1') || undefined
    theDisk('is busy')
    runs.enough()
    const answered = ground.reaches(runs.name, 'succeeded')
    expect(await comesSoon(answered)).toBe(false)
    expect(isTold()).toBe(undefined)
    expect(next.starts()).toBe(0)
    theDisk('works')
    expect((await answered).attempts).toHaveLength(1)
    await eventually('the listener is told', isTold, patienceMs)
    await counting(next)
    expect(runs.starts()).toBe(1)
  })

  it('is busy, a refusal that tells of an outcome waits too', async () => {
    theDisk('is busy')
    runs.enough()
    await eventually('it has ended', () => isLogged('"collected"'), patienceMs)
    const refused = ground.post('/jobs/runs/hold').catch((error: unknown) => String(error))
    expect(await comesSoon(refused)).toBe(false)
    theDisk('works')
    expect(await refused).toContain('succeeded')
  })

  it('fails, whoever asks is told so, and the outcome is there once it works again', async () => {
    theDisk('fails')
    runs.enough()
    await eventually('it has ended', () => isLogged('"collected"'), patienceMs)
    await expect(ground.job('runs')).rejects.toThrow(/storeUnusable.*the disk failed/i)
    theDisk('works')
    const hears = () => ground.job('runs').catch(() => undefined) // not yet tried again
    const job = await eventually('the disk is asked again', hears, patienceMs)
    expect(job).toMatchObject({ state: 'succeeded', attempts: [{ number: 1 }] })
  })

  it('fails, what has its turn begins no sooner than it works again, and has lost no attempt', async () => {
    await ground.submit({ ...next.input, when: { after: [runs.name] }, retry: { attempts: 1 } })
    theDisk('fails')
    runs.enough()
    await eventually('it has ended', () => isLogged('"collected"'), patienceMs)
    await sleep(aWhileMs)
    expect(next.starts()).toBe(0)
    theDisk('works')
    await counting(next)
    next.enough()
    const done = () => ground.job('next').then(({ state }) => state === 'succeeded' || undefined)
    await eventually('it is done', done, patienceMs)
    expect(await ground.job('next')).toMatchObject({ attempts: [{ number: 1 }] })
    expect(next.starts()).toBe(1)
  })

  it('is busy, the engine answers that it ends', async () => {
    theDisk('is busy')
    runs.enough()
    await eventually('it has ended', () => isLogged('"collected"'), patienceMs)
    expect(await ground.post('/engine/stop')).toMatchObject({ pid: expect.any(Number) as number })
    theDisk('works')
  })

  const isLogged = (words: string) => ground.engineLog().includes(words) || undefined
})

/** Waits until the counter does not count on any more. */
function standsStill(counter: Counter): Promise<true> {
  let before = -1
  return eventually(
    `${counter.name} stands still`,
    async () => {
      before = counter.seen()
      await sleep(aWhileMs)
      return counter.seen() === before || undefined
    },
    patienceMs / 4,
  )
}
