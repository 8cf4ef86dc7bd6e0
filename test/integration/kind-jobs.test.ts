import { createRouterClient } from '@orpc/server'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Engine, startEngine } from '../../engine'
import { homeIn } from '../fixtures/home-in'
import type { JobFileInput, JobState, PartialSample } from '../../shared/model'
import { neuralSimulation } from '../../tasks/neural_simulation'
import { complete } from '../../tasks/run.fixture'
import { calm } from '../fixtures/calm-machine'

// Built-in kinds of work as jobs of a real engine, whose machine's situation is scripted. Needs a built checkout.

let folder: string
let engine: Engine

const client = () => createRouterClient(engine.router)
const situation = (change: PartialSample) =>
  writeFile(join(folder, 'sensors.json'), JSON.stringify({ ...calm, ...change }))

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lull-kind-jobs-'))
  process.env['LULL_SCRIPTED_SENSORS'] = join(folder, 'sensors.json')
  await situation({})
  const sampling = { everySeconds: 0.1, inputEverySeconds: 0.05 }
  // a busy machine may leave the lowest priority without a turn for seconds
  const jobs = { vetoGraceSeconds: 30 }
  await writeFile(join(folder, 'settings.json'), JSON.stringify({ sampling, jobs }))
  const home = homeIn(folder)
  engine = await startEngine({ home, host: 'headless', version: '0.0.0' })
})

afterAll(async () => {
  await client().engine.stop({ cancelJobs: true })
  await engine.stopped
  delete process.env['LULL_SCRIPTED_SENSORS']
  await rm(folder, { recursive: true, force: true })
})

async function submit(job: JobFileInput): Promise<string> {
  const environment = { PATH: process.env['PATH'] ?? '' }
  const [accepted] = await client().jobs.submit({ jobs: [job], workdir: folder, environment })
  return accepted!.id
}

async function until(job: string, wanted: JobState): Promise<void> {
  const state = async () => (await client().jobs.get({ job })).state
  await expect.poll(state, { timeout: 70_000, interval: 50 }).toBe(wanted)
}

describe('a job of a built-in kind', () => {
  const params = { model: 'brunel', numNeurons: 4000, durationMs: 3500 }

  it('tells its progress, and its result is the bare one', async () => {
    const job = await submit({ kind: 'neural_simulation', params: { durationMs: 2000 } })
    await until(job, 'succeeded')
    const ended = await client().jobs.get({ job })
    expect(ended.progressPercent).toBe(100)
    expect(ended.outputFiles.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['result.json', 'summary.txt', 'raster.svg', 'rates.csv']),
    )
    expect(await client().jobs.result({ job })).toMatchObject({ meanRateHz: expect.any(Number) })
    expect((await client().jobs.summary({ job })).summary).toMatch(/^.+ Hz.*\.$/)
  })

  it('stopped under a veto goes on from its checkpoint, and gives what it gives undisturbed', async () => {
    const disturbed = await submit({ kind: 'neural_simulation', params, onReturn: 'checkpoint' })
    const progress = async () => (await client().jobs.get({ job: disturbed })).progressPercent ?? 0
    await expect.poll(progress, { timeout: 20_000, interval: 20 }).toBeGreaterThan(5)
    await situation({ idleSeconds: 1 })
    await until(disturbed, 'queued')
    expect(existsSync(join(folder, 'runs', disturbed, '1', 'outputs', 'checkpoint'))).toBe(true)
    await situation({})
    await until(disturbed, 'succeeded')
    const { attempts } = await client().jobs.get({ job: disturbed })
    expect(attempts.map(({ state }) => state)).toEqual(['preempted', 'succeeded'])
    const log = await client().jobs.log({ job: disturbed })
    expect(Buffer.from(log.base64, 'base64').toString()).toMatch(/^Going on from a checkpoint at \d/)
    const undisturbed = complete(neuralSimulation, params).result
    expect(await client().jobs.result({ job: disturbed })).toEqual(undisturbed)
  }, 150_000)

  it('can be asked for by what the engine says of its kind, and is looked at before', async () => {
    const kinds = await client().kinds.list()
    expect(kinds.map(({ name }) => name)).toContain('decision_making')
    const check = await client().kinds.check({ kind: 'decision_making', params: { trials: 1 } })
    expect(check).toMatchObject({ memoryBytes: null, complaints: [{ path: 'params.trials' }] })
    expect((await client().kinds.check({ kind: 'decision_making' })).memoryBytes).toBeGreaterThan(0)
    await expect(client().kinds.check({ kind: 'dreaming' })).rejects.toMatchObject({ data: { path: 'kind' } })
  })

  it('is refused with the place of what is wrong, and nothing of it is kept', async () => {
    const before = (await client().jobs.list({})).jobs.length
    await expect(submit({ kind: 'decision_making', params: { trials: 1 } })).rejects.toMatchObject({
      data: { path: 'params.trials' },
    })
    await expect(submit({ kind: 'neural_simulation', resources: { memory: '10MiB' } })).rejects.toMatchObject(
      { message: expect.stringContaining('it needs about') },
    )
    expect((await client().jobs.list({})).jobs).toHaveLength(before)
  })
})
