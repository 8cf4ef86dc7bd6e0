import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { AttemptKey, AttemptOrder, ExecutorNews } from '../../engine/executors/executor'
import { createLocalExecutor, type LocalExecutor } from '../../engine/executors/local'
import { readIntent } from '../../engine/executors/local/folder'
import { homeOf } from '../../shared/home'
import { JobId } from '../../shared/model'
import { eventually } from '../platform/eventually'

// Holds real process trees on Windows, or under Wine, and says what it found (Wine 8 passes no CTRL_BREAK on: there the scene
// of the job that is asked to end fails). `holding.mjs engine ROOT NAME` is an engine that
// starts one tree and lives until it is killed.

const ticking = `
const { appendFileSync } = require('node:fs')
const { spawn } = require('node:child_process')
const depth = Number(process.argv[1])
setInterval(() => appendFileSync('tick-' + process.pid, 'x'), 10)
for (let n = 0; depth > 0 && n < 2; n += 1)
  spawn(process.execPath, ['-e', process.env.TICKING, String(depth - 1)], { detached: n === 0, stdio: 'ignore' })
process.on('SIGBREAK', () => process.exit(42))
`

function engineAt(root: string) {
  const news: ExecutorNews[] = []
  const home = homeOf({
    env: { LULL_HOME: root },
    platform: 'win32',
    homeFolder: root,
    temporaryFolder: root,
    userId: 0,
  })
  const executor = createLocalExecutor({
    home,
    settings: () => ({ logMaxBytes: 1e9, logFiles: 4 }),
    log: { error: (message, fields) => say(message, fields) },
  })
  executor.onNews((piece) => news.push(piece))
  const hear = <Type extends ExecutorNews['type']>(key: AttemptKey, type: Type, withinMs = 20_000) =>
    eventually(
      `${type} of ${key.job} in ${JSON.stringify(news)}`,
      () =>
        news.find(
          (piece): piece is Extract<ExecutorNews, { type: Type }> =>
            piece.type === type && piece.key.job === key.job,
        ),
      withinMs,
    )
  return { executor, news, hear }
}

function orderFor(
  root: string,
  name: string,
  command: readonly string[],
  env: Readonly<Record<string, string>> = {},
): AttemptOrder {
  const folder = path.join(root, 'runs', name, '1')
  const workdir = path.join(root, 'work', name)
  mkdirSync(folder, { recursive: true })
  mkdirSync(workdir, { recursive: true })
  const inherited = Object.entries(process.env).flatMap(([key, value]) =>
    value ? [[key, value] as const] : [],
  )
  return {
    key: { job: JobId.parse(name), number: 1, epoch: 1 },
    command,
    workdir,
    env: { ...Object.fromEntries(inherited), ...env },
    folder,
    gpus: [],
  }
}

const treeOrder = (root: string, name: string) =>
  orderFor(root, name, [process.execPath, '-e', ticking, '2'], { TICKING: ticking })

const treeSize = 7

/** How far each member of a tree has counted. */
function ticks(order: AttemptOrder): Readonly<Record<string, number>> {
  const names = readdirSync(order.workdir).filter((name) => name.startsWith('tick-'))
  return Object.fromEntries(names.map((name) => [name, statSync(path.join(order.workdir, name)).size]))
}

const grown = (order: AttemptOrder) =>
  eventually('all members to run', () => Object.keys(ticks(order)).length === treeSize || undefined, 20_000)

async function standsStill(order: AttemptOrder): Promise<void> {
  const before = ticks(order)
  await sleep(500)
  assert.deepEqual(ticks(order), before, 'somebody runs')
}

async function movesOn(order: AttemptOrder): Promise<void> {
  const before = ticks(order)
  const all = () => Object.entries(ticks(order)).every(([name, size]) => size > (before[name] ?? 0))
  await eventually('everybody to go on', () => all() || undefined, 10_000)
}

type Engine = ReturnType<typeof engineAt>

const scenes: Readonly<Record<string, (root: string, engine: Engine) => Promise<void>>> = {
  'runs a command with its arguments, environment, output and exit code': async (
    root,
    { executor, hear },
  ) => {
    const script =
      'console.log(JSON.stringify([process.argv.slice(1), process.env.LULL_ATTEMPT])); process.exit(7)'
    const given = ['a b', 'say "hi"', 'back\\', '', 'ä\\"x']
    const order = orderFor(root, 'plain', [process.execPath, '-e', script, ...given])
    await executor.start(order)
    const { end } = await hear(order.key, 'exited')
    assert.equal(end.exitCode, 7)
    const said: unknown = JSON.parse(readFileSync(path.join(order.folder, 'stdout'), 'utf8'))
    assert.deepEqual(said, [given, 'plain/1/1'])
  },
  'says what is wrong with a command that is not there': async (root, { executor, hear }) => {
    const order = orderFor(root, 'none', ['no-such-program'])
    await executor.start(order)
    assert.equal((await hear(order.key, 'launchFailed')).error.code, 'commandNotFound')
  },
  'stops a tree to the last process, twice over, and lets it go on': async (root, { executor, hear }) => {
    const order = treeOrder(root, 'tree')
    await executor.start(order)
    await grown(order)
    for (let round = 0; round < 3; round += 1) {
      await executor.freeze(order.key)
      await executor.freeze(order.key)
      await standsStill(order)
      await executor.thaw(order.key)
      await movesOn(order)
    }
    await executor.setYielding(order.key, true)
    assert.ok(executor.ownUse().pids.size >= treeSize) // the console's host may be one more
    assert.ok(executor.ownUse().memoryBytes > 1e6)
    await executor.stop(order.key, { graceSeconds: 0 })
    await hear(order.key, 'exited')
    await standsStill(order)
    assert.equal(executor.ownUse().pids.size, 0)
  },
  'asks a job to end, which does so in its own way': async (root, { executor, hear }) => {
    const order = orderFor(root, 'polite', [process.execPath, '-e', ticking, '0'])
    await executor.start(order)
    await eventually('a tick', () => Object.keys(ticks(order)).length === 1 || undefined, 10_000)
    await executor.stop(order.key, { graceSeconds: 15 })
    assert.equal((await hear(order.key, 'exited')).end.exitCode, 42)
  },
  'ends a job whose launcher is killed': async (root, { executor, hear }) => {
    const order = treeOrder(root, 'orphan')
    await executor.start(order)
    await grown(order)
    process.kill(launcherOf(order))
    await hear(order.key, 'lost')
    await standsStill(order)
  },
  'stands still within 2 s of its engine’s death, and is adopted as the same process': async (
    root,
    engine,
  ) => {
    const order = treeOrder(root, 'adopted')
    const other = spawn(process.execPath, [process.argv[1] ?? '', 'engine', root, 'adopted'], {
      stdio: 'ignore',
    })
    await grown(order)
    other.kill('SIGKILL')
    await sleep(2000)
    await standsStill(order)
    await engine.executor.adopt([order])
    const { pid } = await engine.hear(order.key, 'started')
    assert.equal(pid, readIntent(order.folder)?.processes.job.pid)
    const { stoppedAtMonotonicSeconds = 0 } = await engine.hear(order.key, 'frozen')
    assert.ok(Number(process.hrtime.bigint()) / 1e9 - stoppedAtMonotonicSeconds > 1.5)
    await engine.executor.thaw(order.key)
    await movesOn(order)
    await engine.executor.stop(order.key, { graceSeconds: 0 })
    await engine.hear(order.key, 'exited')
    await standsStill(order)
  },
  'is frozen for the next engine when its own lets go': async (root) => {
    const first = engineAt(root)
    const order = treeOrder(root, 'released')
    await first.executor.start(order)
    await grown(order)
    await first.executor.release()
    await standsStill(order)
    const next = engineAt(root)
    await next.executor.adopt([order])
    await next.executor.thaw(order.key)
    await movesOn(order)
    await endAll(next.executor, order)
  },
}

async function endAll(executor: LocalExecutor, order: AttemptOrder): Promise<void> {
  await executor.stop(order.key, { graceSeconds: 0 })
  await executor.release()
}

function launcherOf({ folder }: AttemptOrder): number {
  const intent = JSON.parse(readFileSync(path.join(folder, 'attempt.json'), 'utf8')) as {
    readonly processes: { readonly launcher: { readonly pid: number } }
  }
  return intent.processes.launcher.pid
}

function say(...what: readonly unknown[]): void {
  console.log(...what)
}

async function beAnEngine(root: string, name: string): Promise<void> {
  await engineAt(root).executor.start(treeOrder(root, name))
  setInterval(() => undefined, 1000)
}

/** Plays every scene; `only` picks those whose title has it. */
async function playAll(only: string): Promise<void> {
  const root = mkdtempSync(path.join(tmpdir(), 'lull-windows-'))
  const engine = engineAt(root)
  let failed = 0
  for (const [title, play] of Object.entries(scenes)) {
    if (!title.includes(only)) continue
    const since = performance.now()
    const why = await play(root, engine).then(
      () => null,
      (error: unknown) => String(error),
    )
    failed += why === null ? 0 : 1
    say(
      why === null ? 'passed' : `FAILED`,
      `${title} (${Math.round(performance.now() - since)} ms)`,
      why ?? '',
    )
  }
  say('holds by', engine.executor.capabilities)
  await engine.executor.release()
  rmSync(root, { recursive: true, force: true })
  process.exit(failed === 0 ? 0 : 1)
}

const [, , mode = '', root = '', name = ''] = process.argv
await (mode === 'engine' ? beAnEngine(root, name) : playAll(mode))
