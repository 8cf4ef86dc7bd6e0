import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Job, KindInfo, Reason, Settings, Status } from '../../shared/model'
import { calm } from '../fixtures/calm-machine'
import { bundlePrograms } from '../platform/bundle'
import { eventually } from '../platform/eventually'

let script: string
let root: string
let sensors: string

beforeAll(async () => {
  script = (await bundlePrograms('cli', { main: 'cli/main.ts' })).main
})

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'lull-cli-'))
  sensors = path.join(root, 'sensors.json')
  idleFor(900)
})

afterEach(async () => {
  if (existsSync(path.join(root, 'run'))) await lull('engine', 'stop', '--cancel-jobs')
  rmSync(root, { recursive: true })
})

/** A calm machine without input for so long. */
function idleFor(idleSeconds: number): void {
  writeFileSync(sensors, JSON.stringify({ ...calm, idleSeconds }))
}

function start(...args: readonly string[]) {
  const env = { ...process.env, LULL_HOME: root, LULL_SCRIPTED_SENSORS: sensors, NO_COLOR: '1' }
  return spawn(process.execPath, [script, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
}

interface Ended {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

async function ended(child: ReturnType<typeof start>): Promise<Ended> {
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const [exitCode, stdout, stderr] = await Promise.all([exit, text(child.stdout), text(child.stderr)])
  return { exitCode, stdout, stderr }
}

const lull = (...args: readonly string[]) => ended(start(...args))

/** The one document that a command prints under `--json`. */
async function document(...args: readonly string[]): Promise<unknown> {
  return JSON.parse((await lull(...args, '--json')).stdout)
}

/** Resolves when a process has said this on stderr, or on stdout. */
function says(child: ReturnType<typeof start>, stream: 'stdout' | 'stderr', words: string): Promise<void> {
  let heard = ''
  return new Promise((resolve, reject) => {
    child[stream].on('data', (bytes: Uint8Array) => {
      heard += Buffer.from(bytes).toString()
      if (heard.includes(words)) resolve()
    })
    child.once('exit', () => reject(new Error(`it ended and never said "${words}", only: ${heard}`)))
  })
}

const job = async (name: string) => Job.parse(await document('show', name))

/** Counts to `end`, ten a second. */
const counting = (end: number) => [
  'sh',
  '-c',
  `i=0; while [ $i -lt ${end} ]; do i=$((i+1)); echo $i; sleep 0.1; done`,
]
const counted = (end: number) => Array.from({ length: end }, (_, at) => `${at + 1}\n`).join('')

function startEngine(): ChildProcess {
  return start('engine')
}

describe('lull run', () => {
  it('starts an engine, says so, and exits with the job’s own code', async () => {
    const { exitCode, stdout, stderr } = await lull('run', '--', 'sh', '-c', 'echo out; echo err >&2; exit 7')
    expect({ exitCode, stdout }).toEqual({ exitCode: 7, stdout: 'out\n' })
    expect(stderr).toMatch(/no engine was running; started one in the background \(pid \d+\)/)
    expect(stderr).toContain('err\n')
    expect(stderr).toContain('sh failed: It ended with exit code 7')
  })

  it('passes a megabyte of any bytes on unchanged', async () => {
    const bytes = Buffer.from(Array.from({ length: 1 << 20 }, (_, at) => (at * 31 + (at >> 8)) & 255))
    writeFileSync(path.join(root, 'bytes'), bytes)
    const child = start('run', '--now', '--', 'cat', 'bytes')
    const hash = createHash('sha256')
    child.stdout.on('data', (piece: Uint8Array) => hash.update(piece))
    expect((await ended(child)).exitCode).toBe(0)
    expect(hash.digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  it('exits with 127, 126 and 128 + signal like a shell', async () => {
    writeFileSync(path.join(root, 'data'), 'no program', { mode: 0o644 })
    expect(await lull('run', '--now', '--', 'no-such-program')).toMatchObject({ exitCode: 127 })
    expect(await lull('run', '--now', '--', './data')).toMatchObject({ exitCode: 126 })
    expect(await lull('run', '--now', '--', 'sh', '-c', 'kill -KILL $$')).toMatchObject({ exitCode: 137 })
  })

  it('says why it waits, tells of a freeze and of going on, and loses no output', async () => {
    idleFor(0)
    await lull('config', 'set', 'idle.resumeAfterSeconds', '1')
    await lull('config', 'set', 'sampling.everySeconds', '0.2')
    const child = start('run', '--name', 'count', '--', ...counting(20))
    const end = ended(child)
    await says(child, 'stderr', 'count waits:')
    idleFor(900)
    await says(child, 'stdout', '3\n')
    idleFor(0)
    await says(child, 'stderr', 'count is frozen:')
    idleFor(900)
    const { exitCode, stdout } = await end
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: counted(20) })
  })

  it.each(['SIGKILL', 'SIGTERM'] as const)('survives an engine that ends by %s', async (signal) => {
    const child = start('run', '--now', '--name', 'count', '--', ...counting(30))
    const end = ended(child)
    await says(child, 'stdout', '3\n')
    const { engine } = Status.parse(await document('status'))
    process.kill(engine.pid, signal)
    await eventually('the engine has ended', async () =>
      (await lull('ls')).exitCode === 3 ? true : undefined,
    )
    startEngine()
    const { exitCode, stdout } = await end
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: counted(30) })
    expect((await job('count')).attempts).toHaveLength(1)
  })

  it('leaves the job running at Ctrl-C and says how to follow or cancel it', async () => {
    const child = start('run', '--now', '--name', 'sleeper', '--', 'sh', '-c', 'echo here; sleep 60')
    const end = ended(child)
    await says(child, 'stdout', 'here')
    child.kill('SIGINT')
    const { exitCode, stderr } = await end
    expect(exitCode).toBe(130)
    expect(stderr).toMatch(/lull logs -f \S+` follows it, `(npx )?lull cancel \S+` ends it/)
    expect((await job('sleeper')).state).toBe('running')
  })

  it('cancels the job at a second Ctrl-C', async () => {
    const child = start('run', '--now', '--name', 'sleeper', '--', 'sh', '-c', 'echo here; sleep 60')
    const end = ended(child)
    await says(child, 'stdout', 'here')
    child.kill('SIGINT')
    await says(child, 'stderr', 'goes on without you')
    child.kill('SIGINT')
    expect(await end).toMatchObject({ exitCode: 130 })
    const cancelled = async () => ((await job('sleeper')).state === 'cancelled' ? true : undefined)
    await eventually('the job is cancelled', cancelled, 15_000)
  })

  it('starts one engine when two are typed at once', async () => {
    const both = await Promise.all([
      lull('run', '--now', '--', 'echo', 'one'),
      lull('run', '--now', '--', 'echo', 'two'),
    ])
    expect(both.map(({ exitCode, stdout }) => ({ exitCode, stdout }))).toEqual([
      { exitCode: 0, stdout: 'one\n' },
      { exitCode: 0, stdout: 'two\n' },
    ])
  })
})

describe('the documents', () => {
  it('have the shapes of the contract', async () => {
    idleFor(0)
    const submitted = Job.parse(await document('submit', '--name', 'night', '--json', '--', 'echo', 'hello'))
    const known = z.array(KindInfo).parse(await document('kinds'))
    expect(await document('kinds', 'decision_making')).toEqual(
      known.find(({ name }) => name === 'decision_making'),
    )
    expect((await lull('kinds', 'decision_making')).stdout).toMatch(/^boundary +1.5 +0.1 to 10 +\w/m)
    expect(await lull('kinds', 'dreaming')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('attention_modeling'),
    })
    expect(z.array(Job).parse(await document('ls'))).toMatchObject([{ id: submitted.id, name: 'night' }])
    const { reasons } = z.object({ reasons: z.array(Reason) }).parse(await document('why', 'night'))
    expect(reasons.map(({ code }) => code)).toContain('userActive')
    expect(Status.parse(await document('status')).jobs).toEqual({ queued: 1 })
    expect(await document('result', 'night')).toMatchObject({ error: { code: 'wrongState' } })
    expect(Job.parse(await document('cancel', submitted.id.slice(0, 13)))).toMatchObject({
      state: 'cancelled',
    })
    expect(Job.parse(await document('retry', submitted.id))).toMatchObject({ retryOf: submitted.id })
  })

  it('are an array for a list file, and ids under --quiet', async () => {
    const file = path.join(root, 'jobs.yaml')
    writeFileSync(
      file,
      '- { name: a, command: [echo, a] }\n- { name: b, command: [echo, b], when: { after: [a] } }\n',
    )
    expect(z.array(Job).parse(await document('submit', '-f', file))).toHaveLength(2)
    const { stdout } = await lull('submit', '--quiet', '-f', file)
    expect(stdout).toMatch(/^[0-9a-f-]{36}\n[0-9a-f-]{36}\n$/)
  })
})

describe('the settings', () => {
  it('can be set without an engine, and apply at once with one', async () => {
    const { stdout } = await lull('config', 'set', 'idle.afterSeconds', '2m')
    expect(stdout).toBe('idle.afterSeconds is now 120\n')
    expect(JSON.parse(readFileSync(path.join(root, 'settings.json'), 'utf8'))).toEqual({
      idle: { afterSeconds: 120 },
    })
    await lull('run', '--now', '--', 'true')
    expect(Settings.parse(await document('config', 'get')).idle.afterSeconds).toBe(120)
    await lull('config', 'set', 'jobs.max', '2')
    expect(await document('config', 'get', 'jobs.max')).toBe(2)
  })

  it('refuse an unknown key with the nearest, and a value out of range', async () => {
    expect(await document('config', 'set', 'idle.afterSecond', '3')).toMatchObject({
      error: { code: 'unknownSetting', hint: expect.stringContaining('idle.afterSeconds') as string },
    })
    expect(await lull('config', 'set', 'battery.floorPercent', '200')).toMatchObject({ exitCode: 2 })
  })
})

describe('the engine', () => {
  it('is gone when `engine stop` returns; then everything else says exit 3', async () => {
    await lull('run', '--now', '--', 'true')
    const { pid } = z.object({ pid: z.number() }).parse(await document('engine', 'stop'))
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
    expect(await lull('ls')).toMatchObject({ exitCode: 3 })
    expect(await lull('engine', 'stop')).toMatchObject({ exitCode: 3 })
  })

  it('refuses to run twice in one home, and names the first', async () => {
    await lull('run', '--now', '--', 'true')
    const { engine } = Status.parse(await document('status'))
    const { exitCode, stderr } = await lull('engine')
    expect(exitCode).toBe(1)
    expect(stderr).toContain(String(engine.pid))
  })

  it('that cannot start is told with its own words', async () => {
    writeFileSync(path.join(root, 'lull.sqlite'), 'not a database, but somebody’s own words')
    const { exitCode, stderr } = await lull('run', '--', 'true')
    expect(exitCode).toBe(3)
    expect(stderr).toContain('is not a database')
    expect(readFileSync(path.join(root, 'lull.sqlite'), 'utf8')).toBe(
      'not a database, but somebody’s own words',
    )
  })
})

describe('the start', () => {
  it('of a listing loads neither the schemas nor the engine', () => {
    const folder = path.dirname(script)
    const seen = new Set<string>()
    const load = (file: string) => {
      if (seen.has(file)) return
      seen.add(file)
      const source = readFileSync(file, 'utf8')
      for (const [, inner = ''] of source.matchAll(/^import .*?["'](\.[^"']+)["'];?$/gm))
        load(path.resolve(path.dirname(file), inner))
    }
    const chunk = (name: RegExp) => readFileSync(script, 'utf8').match(name)?.[1] ?? 'missing'
    load(script)
    load(path.join(folder, chunk(/import\("(\.\/chunks\/ls-[^"]+)"\)/)))
    expect(seen.size).toBeGreaterThan(4)
    const sources = [...seen].map((file) => readFileSync(file, 'utf8')).join('\n')
    expect(sources).not.toContain('ZodObject')
    expect(sources).not.toContain('function startEngine')
  })
})
