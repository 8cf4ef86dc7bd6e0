import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AttemptOrder, ExecutorNews } from '../../engine/executors/executor'
import { readLog } from '../../engine/executors/local'
import { readExitReport, reportLines } from '../../engine/executors/local/folder/exit-report'
import type { Intent } from '../../engine/executors/local/folder/intent'
import { JobId } from '../../shared/model'
import { bundlePrograms } from '../platform/bundle'
import { eventually } from '../platform/eventually'
import {
  activity,
  type Container,
  type Holding,
  membersOf,
  newRoot,
  openHolding,
  processes,
} from '../platform/holding'

const programs = path.join(import.meta.dirname, 'programs')
const promisedMs = 2000

/** /proc/uptime has two decimals, and is read twice. */
const uptimeStep = 0.03
const monotonicSeconds = () => Number(process.hrtime.bigint()) / 1e9

let engineProgram: string
beforeAll(async () => {
  engineProgram = (await bundlePrograms('hold', { engine: 'test/integration/programs/hold-job.ts' })).engine
})

describe.each<Container>(['cgroup', 'groups'])('when the engine dies, a job held by %s', (container) => {
  let root: string
  let counters: string
  let engine: ChildProcess | undefined
  let next: Holding | undefined

  beforeEach(() => {
    root = newRoot()
    counters = path.join(root, 'counters')
    mkdirSync(counters)
  })
  afterEach(async () => {
    engine?.kill('SIGKILL')
    if (next) await next.close()
    else rmSync(root, { recursive: true })
    next = undefined
  })

  function orderOf(command: readonly string[]): AttemptOrder {
    const folder = path.join(root, 'runs', 'job', '1')
    mkdirSync(folder, { recursive: true })
    const key = { job: JobId.parse(path.basename(root)), number: 1, epoch: 1 }
    return { key, command, workdir: root, env: { PATH: process.env['PATH'] ?? '' }, folder, gpus: [] }
  }

  /** Starts an engine in a process of its own and resolves with its pid and that of the job it started. */
  async function startEngine(order: AttemptOrder, cgroup?: string): Promise<number> {
    writeFileSync(path.join(root, 'orders.json'), JSON.stringify([order]))
    const enter = cgroup === undefined ? '' : `echo $$ > ${cgroup}/cgroup.procs; `
    const args = [process.execPath, engineProgram, root, path.join(root, 'orders.json'), container]
    const child = spawn('sh', ['-c', `${enter}exec "$@"`, 'sh', ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    engine = child
    const news: ExecutorNews[] = []
    createInterface(child.stdout).on('line', (line) => news.push(JSON.parse(line) as ExecutorNews))
    const started = await eventually('the job started', () => news.find((piece) => piece.type === 'started'))
    return started.type === 'started' ? started.pid : 0
  }

  async function counting(kinds: readonly string[]): Promise<void> {
    const before = activity(counters, [])
    await eventually('every worker counts', () => {
      const now = activity(counters, [])
      return kinds.every((kind) => (now[kind] ?? 0) > (before[kind] ?? 0)) || undefined
    })
  }

  /** Milliseconds until nobody counts any more, looked at every 20 ms. */
  async function untilStill(): Promise<number> {
    const since = performance.now()
    for (let before = activity(counters, []); ;) {
      await wait(20)
      const now = activity(counters, [])
      if (JSON.stringify(now) === JSON.stringify(before)) return performance.now() - since
      before = now
    }
  }

  /** Resolves when a line of the attempt's report begins with this word. */
  function reported(order: AttemptOrder, word: string) {
    const line = () => reportLines(order.folder).find((each) => each.startsWith(word))
    return eventually(`${word} is reported`, line)
  }

  async function adopt(order: AttemptOrder): Promise<Holding> {
    next = openHolding({ container, root })
    next.order(order.command, { key: order.key, folder: order.folder })
    await next.executor.adopt([{ key: order.key, folder: order.folder }])
    return next
  }

  const kinds = ['child', 'grandchild', 'session', 'daemon', 'group', 'scrubbed', 'replaced', 'storm', 'main']

  it('stops within 2 s, is adopted as the same process, goes on and ends with its code', async () => {
    const script =
      'sh "$0/tree.sh" "$1" & tree=$!; while [ ! -e stop ]; do sleep 0.05; done; kill $tree; exit 42'
    const order = orderOf(['sh', '-c', script, programs, counters])
    const pid = await startEngine(order)
    await counting(kinds)
    const killedAt = monotonicSeconds()
    engine?.kill('SIGKILL')
    expect(await untilStill()).toBeLessThan(promisedMs)
    await reported(order, 'stopped')
    const datedAt = monotonicSeconds()
    const still = activity(counters, membersOf(order.key))
    await wait(200)
    expect(activity(counters, membersOf(order.key))).toEqual(still)

    const { executor, news, hear } = await adopt(order)
    expect(news.map(({ type }) => type).filter((type) => type !== 'note')).toEqual(['started', 'frozen'])
    const { stoppedAtMonotonicSeconds: stoppedAt } = await hear(order.key, 'frozen')
    expect(stoppedAt).toBeGreaterThan(killedAt - uptimeStep)
    expect(stoppedAt).toBeLessThan(datedAt + uptimeStep)
    expect(processes.read(pid)?.activity).not.toBe('ended')
    await executor.thaw(order.key)
    await counting(kinds)
    writeFileSync(path.join(root, 'stop'), '')
    expect((await hear(order.key, 'exited')).end.exitCode).toBe(42)
    expect(membersOf(order.key)).toEqual([])
  })

  it('stops again when the next engine lets go of it, and is adopted again', async () => {
    const order = orderOf(['sh', path.join(programs, 'worker.sh'), path.join(counters, 'main')])
    await startEngine(order)
    await counting(['main'])
    engine?.kill('SIGKILL')
    for (let round = 0; round < 3; round++) {
      const { executor } = await adopt(order)
      await executor.thaw(order.key)
      await counting(['main'])
      await executor.release()
      const still = activity(counters, [])
      await wait(200)
      expect(activity(counters, [])).toEqual(still)
    }
    await adopt(order)
  })

  it('stops as soon as the next engine is there when its watcher died too', async () => {
    const order = orderOf(['sh', path.join(programs, 'worker.sh'), path.join(counters, 'main')])
    await startEngine(order)
    await counting(['main'])
    const { processes: known } = JSON.parse(
      readFileSync(path.join(order.folder, 'attempt.json'), 'utf8'),
    ) as Intent
    process.kill(known?.watcher.pid ?? 0, 'SIGKILL')
    engine?.kill('SIGKILL')
    await counting(['main'])
    const adopted = adopt(order)
    expect(await untilStill()).toBeLessThan(promisedMs)
    const { news } = await adopted
    expect(news.map(({ type }) => type)).toEqual(['started', 'note', 'frozen'])
  })

  it('does not run on in what it left when it ended before anybody adopted it', async () => {
    const leave = 'sh "$0/worker.sh" "$1/left" & sh "$0/worker.sh" "$1/main"'
    const order = orderOf(['sh', '-c', leave, programs, counters])
    const pid = await startEngine(order)
    await counting(['left', 'main'])
    engine?.kill('SIGKILL')
    await untilStill()
    process.kill(pid, 'SIGKILL')
    await eventually('its end is written', () => readExitReport(order.folder) ?? undefined)
    const still = activity(counters, [])
    const { hear } = await adopt(order)
    await hear(order.key, 'exited')
    expect(activity(counters, [])).toEqual(still)
    expect(membersOf(order.key)).toEqual([])
  })

  it('is reported with its end when it ended before anybody adopted it', async () => {
    const order = orderOf(['sh', '-c', 'exec sleep 1000'])
    const pid = await startEngine(order)
    await reported(order, 'begun')
    engine?.kill('SIGKILL')
    process.kill(pid, 'SIGKILL')
    await eventually('its end is written', () => readExitReport(order.folder) ?? undefined)
    const { hear } = await adopt(order)
    expect((await hear(order.key, 'exited')).end.signal).toBe('SIGKILL')
  })

  it('has its whole log when it ended after the engine had died in the middle of a rotation', async () => {
    const order = orderOf(['sh', '-c', 'echo first; exec sleep 1000'])
    const pid = await startEngine(order)
    const log = path.join(order.folder, 'stdout')
    await eventually('it wrote', () => statSync(log).size > 0 || undefined)
    engine?.kill('SIGKILL')
    renameSync(log, `${log}.0.new`)
    writeFileSync(log, '')
    process.kill(pid, 'SIGKILL')
    await eventually('its end is written', () => readExitReport(order.folder) ?? undefined)
    const { hear } = await adopt(order)
    await hear(order.key, 'exited')
    expect((await readLog(order.folder, 'stdout', 0, 100)).bytes.toString()).toBe('first\n')
  })

  it('is lost when its launcher died too, and nothing of it is left', async () => {
    const order = orderOf(['sh', path.join(programs, 'tree.sh'), counters])
    const pid = await startEngine(order)
    await counting(kinds)
    const launcher = processes.read(pid)?.parent ?? 0
    engine?.kill('SIGKILL')
    process.kill(launcher, 'SIGKILL')
    const { hear } = await adopt(order)
    await hear(order.key, 'lost')
    expect(membersOf(order.key)).toEqual([])
  })

  it('leaves no group behind, wherever its engine was', async () => {
    const mount = /^\S+ (\S+) cgroup2 /m.exec(readFileSync('/proc/self/mounts', 'utf8'))?.[1] ?? ''
    const elsewhere = path.join(mount, `lull-test-elsewhere-${process.pid}`)
    mkdirSync(elsewhere)
    const order = orderOf(['sh', '-c', 'exec sleep 1000'])
    await startEngine(order, elsewhere)
    const ended = engine && once(engine, 'exit')
    engine?.kill('SIGKILL')
    await ended
    const groups = () => readdirSync(elsewhere).filter((name) => name.startsWith('lull-'))
    expect(groups()).toHaveLength(container === 'cgroup' ? 1 : 0)
    const bases = groups().map((name) => path.join(elsewhere, name))
    for (const base of bases) mkdirSync(path.join(base, 'an-attempt-forgotten'))
    const { executor } = await adopt(order)
    for (const base of bases) expect(readdirSync(base)).not.toContain('an-attempt-forgotten')
    await executor.stop(order.key, { graceSeconds: 1 })
    await eventually('its base is gone', () => groups().length === 0 || undefined)
    await eventually('its launcher is gone', () => {
      return readFileSync(path.join(elsewhere, 'cgroup.procs'), 'utf8') === '' || undefined
    })
    rmdirSync(elsewhere)
  })

  it('is lost, and no process is touched, when its pids belong to others now', async () => {
    const order = orderOf(['sh', '-c', 'exec sleep 1000'])
    const stranger = spawn('sleep', ['1000'])
    const { pid = 0 } = stranger
    const recycled = { pid, startTime: '1' }
    const intent = {
      mark: `${order.key.job}/1/1`,
      bootId: readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(),
      cgroup: '',
      notes: [],
      checkpoint: null,
      processes: { launcher: recycled, watcher: recycled, job: recycled },
    }
    writeFileSync(path.join(order.folder, 'attempt.json'), JSON.stringify(intent))
    const { news } = await adopt(order)
    expect(news.map(({ type }) => type)).toEqual(['lost'])
    expect(processes.read(pid)?.activity).toBe('moving')
    stranger.kill('SIGKILL')
  })
})
