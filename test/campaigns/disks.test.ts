import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { needs } from '../needs'
import { eventually } from '../platform/eventually'
import { brittleDisk, type Disk, diskTools, quotaDisk, smallDisk } from './ground/disks'
import { callDoor } from './ground/door'
import { bundleEngine, type EngineHome, makeEngineHome, patienceMs } from './ground/engine-home'

// The disk below a home fills up, to its end or to the person's share of it, becomes read-only, or fails.

let program: string
let ground: EngineHome
let leave: () => Promise<void> = () => Promise.resolve()
/** On another disk: a file whose appearance ends a job. */
let enough: string

const isRoot = process.getuid?.() === 0
const untilTold = 'until [ -e "$0" ]; do sleep 0.02; done'
const isThere = (pid: number) => statSync(`/proc/${pid}`, { throwIfNoEntry: false }) !== undefined

beforeAll(async () => {
  program = await bundleEngine('disks')
})
beforeEach(() => {
  enough = path.join(mkdtempSync(path.join(tmpdir(), 'lull-outside-')), 'enough')
})
afterEach(async () => {
  await leave()
  leave = () => Promise.resolve()
  rmSync(path.dirname(enough), { recursive: true })
})

/** A home on this disk, which is left with the test. */
function settleOn<Made extends Disk>(disk: Made): Made {
  ground = makeEngineHome(program, {}, disk.folder)
  leave = async () => {
    await ground.remove()
    await disk.remove()
  }
  return disk
}

describe.runIf(isRoot && needs(...diskTools)).each([
  { what: 'a disk that is full', make: smallDisk, says: 'No space left' },
  { what: 'a quota that is used up', make: quotaDisk, says: 'Disk quota exceeded' },
])('$what', ({ make, says }) => {
  it('refuses new jobs with a reason, keeps the old ones, and takes new ones once there is room', async () => {
    const disk = settleOn(make())
    const engine = await ground.start()
    await ground.submit({ name: 'runs', command: ['sh', '-c', `${untilTold}; echo the end; exit 0`, enough] })
    await ground.reaches('runs', 'running')
    expect(disk.fill()).toContain(says)
    const body = {
      jobs: [{ name: 'refused', command: ['true'] }],
      workdir: '/',
      environment: { A: 'x'.repeat(20_000) },
    }
    const refused = await callDoor(ground.home.socketPath, 'POST', '/v1/jobs', body)
    expect(refused.status).toBeGreaterThanOrEqual(400)
    expect(refused.body).toMatchObject({ data: { hint: expect.stringMatching(/space|room/i) } })
    expect((await ground.job('runs')).state).toBe('running')
    expect(engine.hasEnded()).toBe(false)
    disk.makeRoom()
    writeFileSync(enough, '')
    expect((await ground.reaches('runs', 'succeeded', 'failed')).state).toBe('succeeded')
    await ground.submit({ name: 'accepted', command: ['true'] })
    await ground.reaches('accepted', 'succeeded')
    const { jobs } = await ground.get<{ jobs: { name: string }[] }>('/jobs')
    expect(jobs.map(({ name }) => name)).toEqual(['accepted', 'runs'])
  })

  it('still tells the outcome of a job that ends meanwhile, exactly once, when there is room', async () => {
    const disk = settleOn(make())
    await ground.start()
    await ground.submit({ name: 'ends', command: ['sh', '-c', `${untilTold}; exit 7`, enough] })
    await ground.reaches('ends', 'running')
    const { pid } = (await ground.job('ends')).attempts[0] ?? {}
    expect(disk.fill()).toContain(says)
    writeFileSync(enough, '')
    await eventually('it has ended', () => !isThere(pid ?? 0) || undefined, patienceMs)
    disk.makeRoom()
    const job = await ground.reaches('ends', 'failed')
    expect(job).toMatchObject({ exitCode: 7 })
    expect(job.attempts).toHaveLength(1)
  })

  it('gives a job one outcome that ended before the engine was killed, once there is room for the next one', async () => {
    const disk = settleOn(make())
    const engine = await ground.start()
    await ground.submit({ name: 'ends', command: ['sh', '-c', `${untilTold}; exit 7`, enough] })
    const { attempts } = await ground.reaches('ends', 'running')
    expect(disk.fill()).toContain(says)
    writeFileSync(enough, '')
    await eventually('it has ended', () => !isThere(attempts[0]?.pid ?? 0) || undefined, patienceMs)
    await engine.end('SIGKILL')
    disk.makeRoom()
    await ground.start()
    const job = await ground.reaches('ends', 'succeeded', 'failed', 'cancelled')
    expect(job).toMatchObject({ state: 'failed', exitCode: 7 })
    // The next engine may find no word of the end: then the attempt counts as lost, and is made again.
    const unknown = job.attempts.slice(0, -1).map(({ error }) => error?.code)
    expect([[], ['placeLost']]).toContainEqual(unknown)
  })
})

describe.runIf(isRoot && needs(...diskTools))('a disk that is read-only', () => {
  it('keeps an engine from starting, which says so', async () => {
    const disk = settleOn(smallDisk())
    const first = await ground.start()
    await ground.submit({ name: 'before', command: ['true'] })
    await ground.reaches('before', 'succeeded')
    await first.end('SIGTERM')
    disk.remount('ro')
    const said = spawnSync(process.execPath, [program], {
      env: { ...process.env, LULL_HOME: ground.folder },
      encoding: 'utf8',
    })
    expect(said.status).not.toBe(0)
    expect(said.stderr).toMatch(/storeUnusable/)
    disk.remount('rw')
    const engine = await ground.start()
    expect((await ground.job('before')).state).toBe('succeeded')
    await engine.end('SIGTERM')
  })
})

describe.runIf(isRoot && needs(...diskTools))('a disk that fails under a running engine', () => {
  it('loses no job that was accepted: new ones are refused, the old one has its outcome once it is mended', async () => {
    const disk = settleOn(brittleDisk())
    const engine = await ground.start()
    await ground.submit({ name: 'runs', command: ['sh', '-c', `${untilTold}; exit 7`, enough] })
    const { attempts } = await ground.reaches('runs', 'running')
    disk.fail()
    const body = { jobs: [{ name: 'refused', command: ['true'] }], workdir: '/', environment: {} }
    const refused = await callDoor(ground.home.socketPath, 'POST', '/v1/jobs', body)
    expect(refused.status).toBeGreaterThanOrEqual(400)
    expect(refused.body).toMatchObject({ data: { hint: expect.stringMatching(/./) } })
    expect((await ground.job('runs')).state).toBe('running')
    writeFileSync(enough, '')
    const pid = attempts[0]?.pid ?? 0
    await eventually('it has ended', () => !isThere(pid) || undefined, patienceMs)
    expect(engine.hasEnded()).toBe(false)
    await engine.end('SIGKILL')
    await disk.mend()
    // What no program had asked the disk to keep for good is gone; the script of the sensors is nobody's but ours.
    ground.situation({})
    await ground.start()
    expect(await ground.reaches('runs', 'succeeded', 'failed', 'cancelled')).toMatchObject({ exitCode: 7 })
    const { jobs } = await ground.get<{ jobs: { name: string }[] }>('/jobs')
    expect(jobs.map(({ name }) => name)).toEqual(['runs'])
  })
})
