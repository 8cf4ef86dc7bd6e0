import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { JobId } from '../../../../shared/model'
import { eventually } from '../../../../test/platform/eventually'
import type { ExecutorNews } from '../../executor'
import type { Container } from '../containers'
import type { ProcessTable } from '../processes'
import { noUse } from './end-news'
import { holdAttempt } from './held-attempt'
import type { HeldAttempt } from './held-attempt-types'

const key = { job: JobId.parse('held'), number: 1, epoch: 1 }
const identity = { pid: 4711, startTime: '1' }
const processes = { launcher: identity, watcher: identity, job: identity }

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lull-held-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** An attempt in a container that notes what it is told and holds `members`, until it is told to kill them. */
function attemptIn(over: Partial<Container> = {}, members: readonly number[] = [1, 2]) {
  const told: string[] = []
  const news: ExecutorNews[] = []
  let living = members
  const noted = (name: string) => () => void told.push(name)
  const container: Container = {
    kind: 'signals',
    cgroup: '',
    hold: () => undefined,
    freeze: async () => (told.push('freeze'), []),
    brake: noted('brake'),
    thaw: noted('thaw'),
    signalMain: noted('signalMain'),
    signalAll: noted('signalAll'),
    kill: async () => (told.push('kill'), (living = [])),
    living: () => living,
    use: () => noUse,
    setNice: () => true,
    remove: noted('remove'),
    ...over,
  }
  const attempt: HeldAttempt = holdAttempt({
    key,
    folder,
    intent: { mark: 'held/1/1', bootId: '', cgroup: '', notes: [], checkpoint: null, processes },
    processes,
    container,
    lease: { letGo: noted('letGo'), giveBack: noted('giveBack') },
    table: { read: () => null } as unknown as ProcessTable,
    tell: (piece) => news.push(piece),
    onEnd: noted('ended'),
  })
  return { attempt, told, news, types: () => news.map(({ type }) => type) }
}

function report(text: string): void {
  writeFileSync(path.join(folder, 'report'), `begun\ncode ${text}\n0m0s 0m0s\n0m0s 0m0s\nend\n`)
}

it('stops and ends at once what its main process left, when it is to be frozen while it ends', async () => {
  const { attempt, told, types } = attemptIn()
  report('0')
  const ended = attempt.conclude(0)
  const since = performance.now()
  await attempt.freeze()
  expect(performance.now() - since).toBeLessThan(1500) // the grace takes 2000
  expect(told.slice(told.indexOf('brake'))).toEqual(['brake', 'kill', 'giveBack', 'ended', 'remove'])
  expect(types()).toEqual(['note', 'exited'])
  await ended
})

it('answers a thaw that comes while it ends only when it has ended', async () => {
  const { attempt, types } = attemptIn()
  report('0')
  void attempt.conclude(0)
  await attempt.thaw()
  expect(types()).toEqual(['note', 'exited'])
})

it('stands still until its log is rotated, although it is told to end meanwhile', async () => {
  const { attempt, told } = attemptIn()
  await attempt.brake.hold('logs')
  const stopped = attempt.stop({ graceSeconds: 10 })
  await attempt.brake.hold('duty')
  await attempt.brake.release('duty')
  expect(told).not.toContain('thaw')
  await attempt.brake.release('logs')
  expect(told.at(-1)).toBe('thaw')
  report('0')
  void attempt.conclude(0)
  await stopped
})

it('stands still until its log is rotated, although its main process ends meanwhile', async () => {
  const { attempt, told } = attemptIn()
  await attempt.brake.hold('logs')
  report('0')
  await attempt.conclude(0)
  expect(told).not.toContain('thaw')
})

it('stays held, and nobody hears that it was lost, until its tree is seen to be gone', async () => {
  let kills = 0
  const kill = async () => (++kills < 3 ? [7] : [])
  const { attempt, news, types, told } = attemptIn({ kill })
  const concluded = attempt.conclude(null)
  await attempt.unsettled
  expect(types()).toEqual(['note'])
  expect(news[0]).toMatchObject({ note: expect.stringContaining('process 7 could not be ended') })
  expect(told).not.toContain('ended')
  await concluded
  expect(types()).toEqual(['note', 'lost'])
  expect(kills).toBe(3)
})

it('is told to have ended although something failed at first', async () => {
  let looks = 0
  const living = () => {
    if (++looks === 1) throw new Error('no such device')
    return []
  }
  const { attempt, types, news } = attemptIn({ living })
  report('3')
  await attempt.conclude(3)
  expect(types()).toEqual(['note', 'exited'])
  expect(news[1]).toMatchObject({ end: { exitCode: 3 } })
})

it('is frozen again until it stands still, and says so once', async () => {
  let freezes = 0
  const freeze = async () => (++freezes < 3 ? [7] : [])
  const { attempt, types } = attemptIn({ freeze })
  await attempt.freeze()
  expect(types()).toEqual(['note', 'frozen'])
  await eventually('it stands still', () => (freezes === 3 ? true : undefined))
  await attempt.freeze()
  expect(types()).toEqual(['note', 'frozen', 'frozen'])
})

it('is let go again after a freeze that stopped only some of it', async () => {
  let freezes = 0
  const freeze = async () => {
    freezes += 1
    if (freezes === 1) throw new Error('too many open files')
    return []
  }
  const { attempt, told, news, types } = attemptIn({ freeze })
  await attempt.freeze()
  expect(types()).toEqual(['note', 'frozen'])
  expect(news[0]).toMatchObject({ note: expect.stringContaining('too many open files') })
  await eventually('it stands still', () => (freezes === 2 ? true : undefined))
  await attempt.thaw()
  expect(told).toContain('thaw')
  expect(types()).toEqual(['note', 'frozen', 'thawed'])
})

it('is killed as soon as it can be, although a first kill failed', async () => {
  let kills = 0
  const kill = async () => {
    kills += 1
    if (kills === 1) throw new Error('too many open files')
    return []
  }
  const { attempt, news } = attemptIn({ kill })
  const stopped = attempt.stop({ graceSeconds: 0 })
  await eventually('it is killed', () => (kills === 2 ? true : undefined))
  expect(news).toMatchObject([{ note: expect.stringContaining('too many open files') }])
  report('137')
  await attempt.conclude(137)
  await stopped
})

it('is asked to end as soon as it can be, although the first time failed, and let go to do so', async () => {
  let asked = 0
  const signalAll = () => {
    asked += 1
    if (asked === 1) throw new Error('too many open files')
  }
  const { attempt, told, news } = attemptIn({ signalAll })
  await attempt.freeze()
  const stopped = attempt.stop({ graceSeconds: 1000 })
  await eventually('it is let go', () => told.includes('thaw') || undefined)
  expect(asked).toBe(2)
  expect(news.at(-1)).toMatchObject({ note: expect.stringContaining('too many open files') })
  report('143')
  await attempt.conclude(143)
  await stopped
})

it('is not frozen again once it may run', async () => {
  let freezes = 0
  const { attempt } = attemptIn({ freeze: async () => (freezes++, [7]) })
  await attempt.freeze()
  await attempt.thaw()
  const before = freezes
  await new Promise((resolve) => setTimeout(resolve, 700)) // past the first pause
  expect(freezes).toBe(before)
})
