import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { Now } from '../../core/clock'
import { systemClock } from '../../engine/instance'
import { eventually } from '../platform/eventually'
import { chanceFor } from './ground/chance'
import { type EngineHere, startEngineHere } from './ground/engine-here'
import { patienceMs } from './ground/engine-home'
import { sized } from './ground/size'

// A real engine with real jobs, whose wall clock is set while they are at it. Its monotonic clock never is.

const hour = 3_600_000
let here: EngineHere

afterEach(() => here.close())

/** The machine's clock, which somebody may set. */
function settableClock() {
  const real = systemClock()
  let shiftMs = 0
  let zone: string | undefined
  return {
    clock: (): Now => {
      const now = real()
      return { ...now, wallMs: now.wallMs + shiftMs, ...(zone !== undefined && { timeZone: zone }) }
    },
    shift: (ms: number) => {
      shiftMs += ms
    },
    travelTo: (timeZone: string) => {
      zone = timeZone
    },
  }
}

const untilTold = 'until [ -e "$0" ]; do sleep 0.02; done'
const told = (name: string) => path.join(here.folder, name)

describe('a clock that is set', () => {
  it.each([
    ['three hours forward', 3 * hour],
    ['three hours back', -3 * hour],
    ['a day back', -24 * hour],
    ['back by a leap second', -1000],
    ['forward to summer time', hour],
  ])('%s leaves running, frozen, retried and timed jobs as they are', async (_what, step) => {
    const { clock, shift } = settableClock()
    here = await startEngineHere(clock)
    await here.submit(
      { name: 'runs', command: ['sh', '-c', untilTold, told('enough')], timeout: 1800 },
      {
        name: 'retries',
        shell: 'echo try >> tries; [ $(wc -l < tries) -ge 2 ]',
        retry: { on: ['exitCode'], backoffSeconds: 4 },
      },
      { name: 'times-out', command: ['sleep', '1000'], timeout: 2 },
    )
    await here.reaches('runs', 'running')
    await eventually('the first try failed', async () => (await here.job('retries')).notBefore, patienceMs)
    shift(step)
    await here.reaches('retries', 'succeeded')
    await here.reaches('times-out', 'queued')
    await here.client.jobs.cancel({ job: 'times-out' })
    here.situation({ idleSeconds: 1 })
    await here.reaches('runs', 'frozen')
    shift(-2 * step)
    here.situation({})
    const goesOn = await here.reaches('runs', 'running')
    expect(goesOn.attempts).toHaveLength(1)
    writeFileSync(told('enough'), '')
    const [attempt] = (await here.reaches('runs', 'succeeded')).attempts
    // Seconds of work are counted by a clock that nobody sets: far less than the step, never negative.
    expect(attempt?.runSeconds).toBeLessThan(600)
    expect(attempt?.runSeconds).toBeGreaterThan(0)
    expect(attempt?.frozenSeconds).toBeLessThan(600)
    expect(attempt?.frozenSeconds).toBeGreaterThan(0)
    const times = await here.job('times-out')
    expect(times.attempts[0]?.error?.code).toBe('timeout')
    expect(times.attempts[0]?.runSeconds).toBeGreaterThanOrEqual(2)
  })

  it('ends a pause when it shows the moment that was named, not before and not later', async () => {
    const { clock, shift } = settableClock()
    here = await startEngineHere(clock)
    await here.submit({ name: 'works', command: ['sh', '-c', untilTold, told('enough')] })
    await here.reaches('works', 'running')
    await here.client.machine.pause({ forSeconds: 3600 })
    const { reasons, attempts } = await here.reaches('works', 'frozen')
    expect(reasons.map(({ code }) => code)).toEqual(['paused'])
    shift(-3 * hour)
    here.situation({ idleSeconds: 901 })
    const hasLooked = async () => (await here.client.machine.status()).sample.idleSeconds === 901 || undefined
    await eventually('the engine looked since', hasLooked, patienceMs)
    expect((await here.job('works')).state).toBe('frozen')
    shift(4 * hour)
    const goesOn = await here.reaches('works', 'running')
    expect(goesOn.attempts.map(({ pid }) => pid)).toEqual(attempts.map(({ pid }) => pid))
    expect((await here.client.machine.status()).paused).toBeNull()
    writeFileSync(told('enough'), '')
    await here.reaches('works', 'succeeded')
  })

  it('at random, to and fro, loses no job', async () => {
    const { clock, shift, travelTo } = settableClock()
    here = await startEngineHere(clock)
    const chance = chanceFor('clock')
    const names = Array.from({ length: sized(10, 60) }, (_, at) => `job-${at}`)
    for (const name of names) {
      await here.submit({
        name,
        command: ['sleep', '0.05'],
        retry: { on: ['timeout', 'placeLost', 'exitCode'] },
      })
      shift((chance.below(13) - 6) * hour)
      if (chance.oneIn(3)) travelTo(chance.pick(['UTC', 'Europe/Berlin', 'Pacific/Apia', 'America/New_York']))
      if (chance.oneIn(3)) here.engine.wake()
    }
    for (const name of names) expect((await here.reaches(name, 'succeeded')).attempts).toHaveLength(1)
    const history = await here.client.machine.history({})
    expect(history.every(({ from, to }) => to === null || to >= from)).toBe(true)
  })
})

describe('the night in which the clocks change', () => {
  /** An engine in Berlin, at that moment, whose jobs may only run in these hours; and a job that is at hand. */
  async function openInBerlin(moment: string, hours: string) {
    const { clock, shift, travelTo } = settableClock()
    travelTo('Europe/Berlin')
    shift(Date.parse(moment) - clock().wallMs)
    here = await startEngineHere(clock, { hours })
    await here.submit({ name: 'night-work', command: ['sh', '-c', untilTold, told('enough')] })
    const wallMs = () => clock().wallMs
    return { wallMs, setClock: (next: string) => shift(Date.parse(next) - wallMs()) }
  }
  const waitsForItsHours = async () => {
    const { state, reasons } = await here.job('night-work')
    return (state === 'queued' && reasons.some(({ code }) => code === 'outsideHours')) || undefined
  }

  it('in spring begins the hour that comes an hour early, and ends it on time', async () => {
    const { setClock } = await openInBerlin('2026-03-29T00:59:50Z', '03:00-04:00')
    await eventually('it waits for three o’clock', waitsForItsHours, patienceMs)
    setClock('2026-03-29T00:59:59Z') // 1:59:59 in Berlin, a second before three
    await here.reaches('night-work', 'running')
    setClock('2026-03-29T01:59:59Z') // 3:59:59
    const { reasons } = await here.reaches('night-work', 'frozen')
    expect(reasons.map(({ code }) => code)).toEqual(['outsideHours'])
    writeFileSync(told('enough'), '')
  })

  it('in autumn works through the hour that comes twice, and no longer', async () => {
    const { setClock, wallMs } = await openInBerlin('2026-10-24T23:59:50Z', '02:00-03:00')
    await eventually('it waits for two o’clock', waitsForItsHours, patienceMs)
    setClock('2026-10-24T23:59:59Z')
    await here.reaches('night-work', 'running')
    setClock('2026-10-25T00:59:59Z') // 2:59:59, a second before two
    const setBack = () => wallMs() > Date.parse('2026-10-25T01:00:00Z') || undefined
    await eventually('the clocks were set back', setBack, patienceMs)
    here.situation({ idleSeconds: 901 })
    const hasLooked = async () => (await here.client.machine.status()).sample.idleSeconds === 901 || undefined
    await eventually('the engine looked since', hasLooked, patienceMs)
    expect((await here.job('night-work')).attempts).toMatchObject([{ state: 'running', frozenSeconds: 0 }])
    setClock('2026-10-25T01:59:59Z') // 2:59:59 for the second time
    await here.reaches('night-work', 'frozen')
    writeFileSync(told('enough'), '')
  })
})

describe('a machine that sleeps and wakes', () => {
  it('twice in a row, in the middle of a job’s writing, goes on with the same process and every line', async () => {
    here = await startEngineHere()
    const script = 'i=0; until [ -e "$0" ]; do i=$((i+1)); echo "line $i"; done; echo $i >"$0.lines"'
    await here.submit({ name: 'writes', command: ['sh', '-c', script, told('enough')] })
    const { attempts } = await here.reaches('writes', 'running')
    const size = () => readFileSync(path.join(here.home.runsFolder, attemptFolder(), 'stdout')).length
    const attemptFolder = () => path.join(attemptsOf, '1')
    const attemptsOf = (await here.job('writes')).id
    for (let sleep = 0; sleep < sized(3, 30); sleep++) {
      const before = size()
      await eventually('it writes', () => size() > before || undefined, patienceMs)
      // logind may announce a sleep twice, and the end of it.
      here.engine.freezeAtOnce()
      here.engine.freezeAtOnce()
      await here.reaches('writes', 'frozen')
      const asleep = size()
      await wait(100)
      expect(size()).toBe(asleep)
      here.engine.wake()
      here.engine.wake()
      await here.reaches('writes', 'running')
    }
    writeFileSync(told('enough'), '')
    const ended = await here.reaches('writes', 'succeeded')
    expect(ended.attempts).toHaveLength(1)
    expect(ended.attempts[0]?.pid).toBe(attempts[0]?.pid)
    const lines = Number(readFileSync(told('enough.lines'), 'utf8'))
    const log = readFileSync(path.join(here.home.runsFolder, attemptFolder(), 'stdout'), 'utf8')
      .trimEnd()
      .split('\n')
    expect(log.length).toBe(lines)
    expect(log.at(-1)).toBe(`line ${lines}`)
  })

  it('starts and thaws nothing between the announcement and the waking', async () => {
    here = await startEngineHere()
    here.engine.freezeAtOnce()
    await here.submit({ name: 'waits', command: ['touch', told('ran')] })
    await wait(500)
    expect(existsSync(told('ran'))).toBe(false)
    expect((await here.job('waits')).state).toBe('queued')
    here.engine.wake()
    await here.reaches('waits', 'succeeded')
  })
})
