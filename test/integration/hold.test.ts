import { mkdirSync, readFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eventually } from '../platform/eventually'
import {
  activity,
  type Container,
  type Holding,
  membersOf,
  openHolding,
  processes,
} from '../platform/holding'

const treeProgram = path.join(import.meta.dirname, 'programs/tree.sh')
const kinds = ['child', 'grandchild', 'session', 'daemon', 'group', 'scrubbed', 'replaced', 'storm', 'main']

describe.each<Container>(['cgroup', 'groups'])('a tree of processes held by %s', (container) => {
  let holding: Holding
  let counters: string

  beforeEach(() => {
    holding = openHolding({ container })
    counters = path.join(holding.root, 'counters')
    mkdirSync(counters)
  })
  afterEach(() => holding.close())

  async function startTree() {
    const { key } = await holding.start(['sh', treeProgram, counters])
    await counting()
    return key
  }

  /** Resolves when every worker has counted on from where it is now. */
  async function counting() {
    const before = activity(counters, [])
    await eventually('every worker counts', () => {
      const now = activity(counters, [])
      return kinds.every((kind) => (now[kind] ?? 0) > (before[kind] ?? 0)) || undefined
    })
  }

  it('is held the way that was asked for', () => {
    expect(holding.executor.capabilities.freeze).toBe(container === 'cgroup' ? 'cgroup' : 'signals')
  })

  it('stands still when frozen and goes on when thawed, time after time', async () => {
    const key = await startTree()
    for (let round = 0; round < 3; round++) {
      await holding.executor.freeze(key)
      const members = [...holding.executor.ownUse().pids]
      expect(members.length).toBeGreaterThan(kinds.length)
      const frozen = activity(counters, members)
      await wait(200)
      expect(activity(counters, members)).toEqual(frozen)
      await holding.executor.thaw(key)
      await counting()
    }
    expect(holding.news.filter(({ type }) => type === 'note')).toEqual([])
  })

  it('stands still too when everything is frozen while it starts', async () => {
    const { key, ...order } = holding.order(['sleep', '1000'])
    const starting = holding.executor.start({ key, ...order })
    holding.executor.freezeAll()
    await starting
    expect(await holding.hear(key, 'frozen')).toMatchObject({ key })
  })

  it('is gone to the last process when stopped, frozen or not', async () => {
    for (const frozen of [false, true]) {
      const key = await startTree()
      if (frozen) await holding.executor.freeze(key)
      const members = [...holding.executor.ownUse().pids]
      await holding.executor.stop(key, { graceSeconds: 1 })
      const { end, escapedPids } = await holding.hear(key, 'exited')
      expect(end.signal).toBe('SIGTERM')
      expect(escapedPids).toEqual([])
      expect(membersOf(key)).toEqual([])
      expect(members.filter((pid) => ![undefined, 'ended'].includes(processes.read(pid)?.activity))).toEqual(
        [],
      )
    }
  })

  it('is killed after the grace when it will not end', async () => {
    const { key } = await holding.start([
      'sh',
      '-c',
      'trap "" TERM; echo ready; while :; do sleep 0.02; done',
    ])
    await eventually('the trap is set', () => (holding.executor.usage(key) ? true : undefined))
    await wait(100)
    const since = performance.now()
    await holding.executor.stop(key, { graceSeconds: 0.3 })
    expect(performance.now() - since).toBeGreaterThan(290)
    expect((await holding.hear(key, 'exited')).end.signal).toBe('SIGKILL')
    expect(membersOf(key)).toEqual([])
  })

  it('stands still for the plan although a short pause ends meanwhile', async () => {
    const { key } = await holding.start([
      'sh',
      path.join(import.meta.dirname, 'programs/worker.sh'),
      path.join(counters, 'main'),
    ])
    await eventually('it counts', () => activity(counters, [])['main'])
    holding.executor.setLimits({ maxCpuPercent: 0.1, maxMemoryPercent: 90, maxJobs: 5 })
    await eventually('it is throttled', () => holding.executor.usage(key)?.throttledNow || undefined, 20_000)
    await holding.executor.freeze(key)
    const frozen = activity(counters, [])
    await wait(500)
    expect(activity(counters, [])).toEqual(frozen)
  })

  it('takes its background processes along when its main process ends', async () => {
    const { order, end } = await holding.run(['sh', '-c', 'sleep 1000 & setsid sleep 1000 & exit 3'])
    expect(end).toMatchObject({ type: 'exited', end: { exitCode: 3 }, escapedPids: [] })
    expect((await holding.hear(order.key, 'note')).note).toContain('left 2 more running')
    expect(membersOf(order.key)).toEqual([])
  })

  it('is lost, and gone, when its launcher is killed', async () => {
    const key = await startTree()
    const main = processes.read((await holding.hear(key, 'started')).pid)
    process.kill(main?.parent ?? 0, 'SIGKILL')
    expect((await holding.hear(key, 'lost')).message).toContain('launcher')
    expect(membersOf(key)).toEqual([])
  })

  it('gives way to others, and even more while it yields', async () => {
    const { key } = await holding.start(['sh', '-c', 'sleep 1000 & wait'])
    const { pid } = await holding.hear(key, 'started')
    await eventually('its session has a low priority', () => priorityOf(pid) === 10 || undefined)
    await holding.executor.setYielding(key, true)
    expect(priorityOf(pid)).toBe(19)
    await holding.executor.setYielding(key, false)
    expect(priorityOf(pid)).toBe(10)
  })

  it('counts its processor time and memory, and ends up with both', async () => {
    const job = `const held = Buffer.alloc(50 << 20, 1)
      const used = () => (process.cpuUsage().user + process.cpuUsage().system) / 1e6
      while (used() < 0.3) held.fill(2)
      setTimeout(() => console.log(used()), 1500)`
    const { key, folder } = await holding.start([process.execPath, '-e', job])
    const { end } = await holding.hear(key, 'exited', 40_000)
    const used = Number(readFileSync(path.join(folder, 'stdout'), 'utf8'))
    expect(used).toBeGreaterThan(0.3)
    expect(Math.abs((end.cpuSeconds ?? 0) - used)).toBeLessThan(0.1)
    expect(end.peakMemoryBytes).toBeGreaterThan(50 * 1024 ** 2)
    expect(end.peakMemoryBytes).toBeLessThan(200 * 1024 ** 2)
  })

  it('is kept near the processor limit, and says that it is throttled', async () => {
    const { key } = await holding.start([process.execPath, '-e', 'for (;;) {}'])
    holding.executor.setLimits({ maxCpuPercent: 0.1, maxMemoryPercent: 90, maxJobs: 5 })
    await eventually('it is throttled', () => holding.executor.usage(key)?.throttledNow || undefined, 20_000)
    const [before, since] = [holding.executor.usage(key)?.cpuSeconds ?? 0, performance.now()]
    await wait(3000)
    const used =
      ((holding.executor.usage(key)?.cpuSeconds ?? 0) - before) / ((performance.now() - since) / 1000)
    expect(used).toBeLessThan(0.1) // 0.1 % of the machine was asked for; unthrottled it takes a whole core
    expect(holding.executor.usage(key)?.throttledSeconds).toBeGreaterThan(1)
  })
})

/** Its own, or its session's where the kernel shares the processors by session. */
function priorityOf(pid: number): number {
  if (!processes.sharesBySession()) return getPriority(pid)
  return Number(/nice (-?\d+)/.exec(readFileSync(`/proc/${pid}/autogroup`, 'utf8'))?.[1])
}
