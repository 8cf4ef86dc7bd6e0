import { createRouterClient } from '@orpc/server'
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Engine, startEngine } from '../../engine'
import { homeIn } from '../fixtures/home-in'
import type { JobFileInput, JobState, PartialSample } from '../../shared/model'
import { calm } from '../fixtures/calm-machine'

// The whole path in one process: a real engine, real job processes, a real store; only the machine's situation is scripted.

let folder: string
let engine: Engine

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lull-spine-'))
  process.env['LULL_SCRIPTED_SENSORS'] = join(folder, 'sensors.json')
  await situation({})
  await writeFile(
    join(folder, 'settings.json'),
    JSON.stringify({ sampling: { everySeconds: 0.1, inputEverySeconds: 0.05 } }),
  )
  engine = await start()
})

afterEach(async () => {
  await client().engine.stop({ cancelJobs: true })
  await engine.stopped
  delete process.env['LULL_SCRIPTED_SENSORS']
  await rm(folder, { recursive: true, force: true })
})

const start = () => startEngine({ home: home(), host: 'headless', version: '0.0.0' })
const home = () => homeIn(folder)
const client = () => createRouterClient(engine.router)
/** By rename: a script that is caught half written blinds its sensors for a moment, as it should. */
async function situation(change: PartialSample): Promise<void> {
  const file = join(folder, 'sensors.json')
  await writeFile(`${file}.new`, JSON.stringify({ ...calm, ...change }))
  await rename(`${file}.new`, file)
}

async function submit(...jobs: JobFileInput[]) {
  return client().jobs.submit({ jobs, workdir: folder, environment: { PATH: process.env['PATH'] ?? '' } })
}

async function state(job: string): Promise<JobState> {
  return (await client().jobs.get({ job })).state
}

async function until(job: string, wanted: JobState): Promise<void> {
  await expect.poll(() => state(job), { timeout: 15_000 }).toBe(wanted)
}

describe('a job', () => {
  it('runs on an idle machine, with its outputs, log, exit code and figures recorded', async () => {
    const command =
      'echo to-out; echo to-err >&2; echo 42 > "$LULL_PROGRESS_FILE"; mkdir -p made; echo best > made/best.pt'
    const [job] = await submit({ name: 'train', shell: command, outputs: ['made/*.pt'] })
    await until(job!.id, 'succeeded')
    const ended = await client().jobs.get({ job: 'train' })
    expect(ended).toMatchObject({
      exitCode: 0,
      outputFiles: [{ path: 'made/best.pt', sizeBytes: 5 }],
      progressPercent: 42,
    })
    expect(ended.attempts).toMatchObject([{ number: 1, place: 'local', state: 'succeeded', exitCode: 0 }])
    const log = await client().jobs.log({ job: 'train' })
    expect(Buffer.from(log.base64, 'base64').toString()).toBe('to-out\n')
    expect(await readFile(join(folder, 'runs', job!.id, '1', 'outputs', 'made', 'best.pt'), 'utf8')).toBe(
      'best\n',
    )
  })

  it('waits while somebody is there and says why, with both figures', async () => {
    await situation({ idleSeconds: 40 })
    await expect
      .poll(async () => (await client().machine.status()).readiness.vetoes.length)
      .toBeGreaterThan(0)
    const [job] = await submit({ command: ['true'] })
    await expect
      .poll(async () => (await client().jobs.why({ job: job!.id })).reasons)
      .toMatchObject([{ code: 'userActive', value: 40, limit: 300, unit: 's' }])
    expect((await client().machine.status()).next).toEqual([{ id: job!.id, name: job!.name }])
    await situation({})
    await until(job!.id, 'succeeded')
  })

  it('is named as the next one and shown, however many came before it', async () => {
    await situation({ idleSeconds: 40 })
    await expect
      .poll(async () => (await client().machine.status()).readiness.vetoes.length)
      .toBeGreaterThan(0)
    const many = Array.from({ length: 201 }, (_, at) => ({ name: `many ${at}`, command: ['true'] }))
    await submit(...many, { name: 'urgent', command: ['true'], priority: 1 })
    await expect
      .poll(async () => (await client().machine.status()).next.map(({ name }) => name))
      .toEqual(['urgent', 'many 0', 'many 1', 'many 2', 'many 3'])
    for await (const update of await client().machine.watch()) {
      if (update.type !== 'snapshot') throw new Error('the first update is a snapshot')
      const [first, ...others] = update.snapshot.active
      expect([first?.name, others.length]).toEqual(['urgent', 199])
      break
    }
  })

  it('freezes when the person returns and goes on when they leave', async () => {
    const [job] = await submit({
      shell:
        'i=0; while [ $i -lt 2000 ]; do i=$((i+1)); echo $i > count; sleep 0.01; [ -e enough ] && exit 0; done; exit 9',
    })
    await until(job!.id, 'running')
    const count = async () => Number(await readFile(join(folder, 'count'), 'utf8').catch(() => '0'))
    await expect.poll(count, { timeout: 10_000 }).toBeGreaterThan(3)
    await situation({ idleSeconds: 1 })
    await until(job!.id, 'frozen')
    expect((await client().jobs.get({ job: job!.id })).reasons[0]?.code).toBe('userActive')
    const stoppedAt = await count()
    await situation({ idleSeconds: 100 })
    // Long enough for a running loop to count on many times.
    await expect.poll(async () => (await client().machine.status()).sample.idleSeconds).toBe(100)
    expect(await count()).toBe(stoppedAt)
    await situation({ idleSeconds: 181 })
    await until(job!.id, 'running')
    await expect.poll(count, { timeout: 10_000 }).toBeGreaterThan(stoppedAt)
    await writeFile(join(folder, 'enough'), '')
    await until(job!.id, 'succeeded')
    expect((await client().jobs.get({ job: job!.id })).attempts).toHaveLength(1)
  })

  it('that somebody wishes for now runs although they are there, but not below the battery floor', async () => {
    await situation({ idleSeconds: 0, power: { source: 'battery', chargePercent: 10 } })
    await expect.poll(async () => (await client().machine.status()).limits.maxJobs).toBe(0)
    const input = { jobs: [{ command: ['true'] }], workdir: folder, environment: {}, now: true }
    const [job] = await client().jobs.submit(input)
    await expect
      .poll(async () => (await client().jobs.why({ job: job!.id })).reasons[0]?.code)
      .toBe('batteryLow')
    await situation({ idleSeconds: 0 })
    await until(job!.id, 'succeeded')
  })

  it('ends by its time-out, is tried again with a back-off, and then has failed', async () => {
    const [job] = await submit({
      command: ['sleep', '60'],
      timeout: 0.3,
      retry: { attempts: 2, on: ['timeout'], backoffSeconds: 0.1 },
    })
    await until(job!.id, 'failed')
    const ended = await client().jobs.get({ job: job!.id })
    expect(ended.attempts.map(({ error }) => error?.code)).toEqual(['timeout', 'timeout'])
  })

  it('that others wait for ends them when it fails', async () => {
    const [first, second] = await submit(
      { name: 'prepare', command: ['false'] },
      { name: 'train', command: ['true'], when: { after: ['prepare'] } },
    )
    await until(first!.id, 'failed')
    await until(second!.id, 'cancelled')
    expect((await client().jobs.get({ job: second!.id })).error?.code).toBe('dependencyFailed')
  })

  it('that is cancelled ends as such, and can be submitted anew', async () => {
    const [job] = await submit({ name: 'long', command: ['sleep', '60'] })
    await until(job!.id, 'running')
    await client().jobs.cancel({ job: 'long' })
    await until(job!.id, 'cancelled')
    const again = await client().jobs.retry({ job: job!.id })
    expect(again.retryOf).toBe(job!.id)
    await until(again.id, 'running')
  })

  it('whose command does not exist says so', async () => {
    const [job] = await submit({ command: ['no-such-command-here'] })
    await until(job!.id, 'failed')
    expect(await client().jobs.get({ job: job!.id })).toMatchObject({
      exitCode: 127,
      error: { code: 'commandNotFound' },
    })
  })
})

describe('a job with a checkpoint', () => {
  it('is stopped under a veto and goes on from its checkpoint in a new attempt', async () => {
    const saving =
      'trap "echo saved > $LULL_OUTPUTS/state; exit 0" USR1; touch ready; while :; do sleep 0.02; done'
    const [job] = await submit({
      shell: `if [ -n "$LULL_RESUME_FROM" ]; then cat "$LULL_RESUME_FROM/state"; else ${saving}; fi`,
      onReturn: 'checkpoint',
    })
    await expect
      .poll(() => readFile(join(folder, 'ready'), 'utf8').catch(() => null), { timeout: 10_000 })
      .toBe('')
    await situation({ idleSeconds: 1 })
    await until(job!.id, 'queued')
    await situation({})
    await until(job!.id, 'succeeded')
    const { attempts } = await client().jobs.get({ job: job!.id })
    expect(attempts.map(({ state: ended }) => ended)).toEqual(['preempted', 'succeeded'])
    const log = await client().jobs.log({ job: job!.id })
    expect(Buffer.from(log.base64, 'base64').toString()).toBe('saved\n')
  })
})

describe('a job that is held by hand', () => {
  it('freezes and says so, goes on when it is released, and waits held in the queue', async () => {
    const [job] = await submit({ command: ['sleep', '60'] })
    await until(job!.id, 'running')
    await client().jobs.hold({ job: job!.id })
    await until(job!.id, 'frozen')
    expect((await client().jobs.why({ job: job!.id })).reasons).toMatchObject([{ code: 'paused' }])
    await client().jobs.release({ job: job!.id })
    await until(job!.id, 'running')
  })

  it('goes on at once when it is wished for now', async () => {
    await situation({ idleSeconds: 1 })
    await expect
      .poll(async () => (await client().machine.status()).readiness.vetoes.length)
      .toBeGreaterThan(0)
    const [job] = await submit({ command: ['true'] })
    await client().jobs.hold({ job: job!.id })
    await client().jobs.runNow({ job: job!.id })
    await until(job!.id, 'succeeded')
  })
})

describe('a job whose children outlive it', () => {
  it('ends all the same when its person returns, and the engine answers all the while', async () => {
    const [job] = await submit({ shell: "(trap '' TERM; sleep 60) & sleep 0.3; touch over" })
    await until(job!.id, 'running')
    await expect
      .poll(() => readFile(join(folder, 'over'), 'utf8').catch(() => null), { timeout: 10_000 })
      .toBe('')
    await situation({ idleSeconds: 0 })
    await until(job!.id, 'succeeded')
  })
})

describe('an engine that stops', () => {
  it('leaves its jobs frozen, and the next one goes on with the same process', async () => {
    const [job] = await submit({ shell: 'while ! [ -e enough ]; do sleep 0.02; done; exit 7' })
    await until(job!.id, 'running')
    const { pid } = (await client().jobs.get({ job: job!.id })).attempts[0]!
    const ranBefore = (await client().jobs.get({ job: job!.id })).attempts[0]!.runSeconds
    const since = performance.now()
    await engine.stop()
    await sleep(2500)
    expect(await readFile(`/proc/${pid}/stat`, 'utf8')).toContain(`${pid} `)
    engine = await start()
    await until(job!.id, 'running')
    const [attempt] = (await client().jobs.get({ job: job!.id })).attempts
    expect(attempt).toMatchObject({ number: 1, pid })
    // The time without an engine was no running time.
    expect(attempt!.runSeconds).toBeLessThan(ranBefore + (performance.now() - since) / 1000 - 2)
    expect(attempt!.frozenSeconds).toBeGreaterThan(2)
    await writeFile(join(folder, 'enough'), '')
    await until(job!.id, 'failed')
    expect((await client().jobs.get({ job: job!.id })).exitCode).toBe(7)
  })
})

describe('a submission', () => {
  const refusal = (jobs: JobFileInput[], workdir = folder) =>
    client()
      .jobs.submit({ jobs, workdir, environment: {} })
      .then(
        () => expect.unreachable('it was accepted'),
        (error: { data: unknown }) => error.data,
      )

  it('with something wrong in it is refused whole, with the path', async () => {
    const jobs = [{ command: ['true'] }, { command: ['true'], when: { cron: 'often' } }]
    expect(await refusal(jobs)).toMatchObject({ code: 'invalidInput', path: '[1].when.cron' })
    expect((await client().jobs.list({})).jobs).toEqual([])
  })

  it('that goes in a circle is told the circle', async () => {
    const jobs = [
      { name: 'a', command: ['true'], when: { after: ['b'] } },
      { name: 'b', command: ['true'], when: { after: ['a'] } },
    ]
    expect(await refusal(jobs)).toMatchObject({ message: expect.stringMatching(/a -> b -> a|b -> a -> b/) })
  })

  it('from a folder that is gone, or with inputs that cannot be read, is refused', async () => {
    expect(await refusal([{ command: ['true'] }], join(folder, 'gone'))).toMatchObject({ path: 'workdir' })
    expect(await refusal([{ command: ['true'], inputs: ['data'] }])).toMatchObject({ path: 'inputs.0' })
  })
})

describe('what would be', () => {
  it('of a job is told without submitting it', async () => {
    const input = { jobs: [{ command: ['true'] }], workdir: folder, environment: {} }
    expect(await client().jobs.preview(input)).toMatchObject([{ name: 'true', startsNow: true, reasons: [] }])
    const big = { ...input, jobs: [{ command: ['true'], resources: { gpus: 2 } }] }
    expect(await client().jobs.preview(big)).toMatchObject([
      { startsNow: false, reasons: [{ code: 'noCapacity' }] },
    ])
    expect((await client().jobs.list({})).jobs).toEqual([])
  })

  it('of a program that is not there is told, and is no reason to refuse it', async () => {
    const tool = join(folder, 'bin', 'late-tool')
    const found = (job: JobFileInput) =>
      client()
        .jobs.preview({ jobs: [job], workdir: folder, environment: { PATH: dirname(tool) } })
        .then(([told]) => told)
    const missing = { startsNow: true, warnings: [{ code: 'commandNotFound' }] }
    expect(await found({ command: ['late-tool'] })).toMatchObject(missing)
    expect(await found({ command: ['true'], env: { PATH: '/nowhere' } })).toMatchObject(missing)
    expect(await found({ command: ['late-tool'], where: 'elsewhere' })).toMatchObject({ warnings: [] })
    await mkdir(dirname(tool))
    await writeFile(tool, '#!/bin/sh\n')
    expect(await found({ command: [tool] })).toMatchObject({ warnings: [{ code: 'notExecutable' }] })
    await chmod(tool, 0o755)
    expect(await found({ command: ['late-tool'] })).toMatchObject({ startsNow: true, warnings: [] })
    expect(await found({ kind: 'memory_consolidation' })).toMatchObject({ warnings: [] })
  })

  it('under other settings is told without changing them', async () => {
    const imagined = await client().settings.preview({ changes: { 'idle.afterSeconds': 1000 } })
    expect(imagined.readiness.waits).toMatchObject([{ code: 'userActive', limit: 1000 }])
    expect((await client().settings.get()).idle.afterSeconds).toBe(300)
    await expect(client().settings.preview({ changes: { 'idle.after': 1 } })).rejects.toMatchObject({
      data: { code: 'unknownSetting' },
    })
  })
})

describe('looking closer', () => {
  it('tells each sensor’s source and age, and what happened to a job', async () => {
    const sensors = await client().machine.sensors()
    expect(sensors).toHaveLength(9)
    expect(sensors[0]).toMatchObject({
      sensor: 'idleSeconds',
      source: expect.any(String),
      ageSeconds: expect.any(Number),
    })
    const [job] = await submit({ command: ['true'] })
    await until(job!.id, 'succeeded')
    const story = await client().jobs.story({ job: job!.id })
    expect(story.map(({ type }) => type)).toEqual(['startIntended', 'started', 'exited', 'collected'])
    expect(await client().jobs.usage({ job: job!.id })).toEqual([])
    expect(await client().costs.report()).toMatchObject({
      isWhole: true,
      places: [{ place: 'local', jobs: 1, costUsd: 0 }],
      jobs: [{ id: job!.id, costUsd: 0 }],
    })
  })
})

describe('who watches decisions alone', () => {
  it('is not woken by figures, and hears at once of a veto', async () => {
    const heard = (await client().machine.watch({ changes: 'decisions' }))[Symbol.asyncIterator]()
    expect((await heard.next()).value).toMatchObject({ type: 'snapshot', revision: 0 })
    const next = heard.next()
    for (const othersPercent of [3, 4, 5]) {
      await situation({ cpu: { othersPercent, oursPercent: 0 } })
      await expect
        .poll(async () => (await client().machine.status()).sample.cpu?.othersPercent)
        .toBe(othersPercent)
    }
    await situation({ idleSeconds: 1 })
    expect((await next).value).toMatchObject({
      type: 'patch',
      revision: 1,
      status: { readiness: { vetoes: [{ code: 'userActive' }] } },
    })
    await heard.return?.()
  })
})
