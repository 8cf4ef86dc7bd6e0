import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CpuLoad } from '../../../shared/model'
import { noUse, surroundingsOf } from '../../../test/platform/surroundings'
import { plantTree } from '../../../test/platform/tree'
import { createCpuSensor } from './index'
import { loadBetween, type Moment } from './load'
import { readHostTicks, readProcStat } from './ticks'

const STAT = 'proc/stat'
/** user nice system idle iowait irq softirq steal guest guest_nice */
const line = (...fields: readonly number[]) => ({ [STAT]: `cpu  ${fields.join(' ')}\ncpu0 1 2 3\nintr 5 6` })

async function loadAfter(
  before: readonly number[],
  after: readonly number[],
  ownSeconds = 0,
): Promise<CpuLoad> {
  const tree = plantTree(line(...before))
  let cpuSeconds = 100
  const sensor = createCpuSensor(
    surroundingsOf({ root: tree.root, ownUse: () => ({ ...noUse, cpuSeconds }) }),
  )
  tree.write(line(...after))
  cpuSeconds += ownSeconds
  const reading = await sensor.read()
  if (!reading.ok) throw new Error(reading.blind.message)
  return reading.value
}

const still = [1000, 100, 500, 8000, 200, 10, 20, 30, 0, 0] as const

describe('the load of other programs', () => {
  it('is what was busy, without waiting for disks and without stolen time', async () => {
    expect(await loadAfter(still, [1020, 105, 510, 8040, 210, 12, 23, 40, 0, 0])).toEqual({
      othersPercent: 40,
      oursPercent: 0,
    })
  })

  it('does not count guests twice', async () => {
    expect(await loadAfter(still, [1050, 100, 500, 8050, 200, 10, 20, 30, 50, 0])).toEqual({
      othersPercent: 50,
      oursPercent: 0,
    })
  })

  it('does not hold our own jobs', async () => {
    expect(await loadAfter(still, [1080, 100, 500, 8020, 200, 10, 20, 30, 0, 0], 0.7)).toEqual({
      othersPercent: expect.closeTo(10),
      oursPercent: expect.closeTo(70),
    })
  })

  it('is nothing when our jobs are accounted for more finely than the machine', async () => {
    expect(await loadAfter(still, [1050, 100, 500, 8050, 200, 10, 20, 30, 0, 0], 0.6)).toEqual({
      othersPercent: 0,
      oursPercent: expect.closeTo(60),
    })
  })

  it('is a percentage when the counters leap beyond what a number holds', () => {
    const at = (total: number, ownSeconds: number): Moment => ({
      ticks: { busy: 0, total, perSecond: 100 },
      ownSeconds,
    })
    const load = loadBetween(at(-2.5e293, 0), at(Number.MAX_VALUE, 1.8e304))
    expect(CpuLoad.safeParse(load).success).toBe(true)
    const endless = loadBetween(at(-Number.MAX_VALUE, 0), at(Number.MAX_VALUE, Number.MAX_VALUE))
    expect(CpuLoad.safeParse(endless).success).toBe(true)
  })

  it('is a percentage whatever the counters do', () => {
    const number = fc.double({ noNaN: false })
    const moment: fc.Arbitrary<Moment> = fc.record({
      ticks: fc.record({ busy: number, total: number, perSecond: fc.constantFrom(100, 1000) }),
      ownSeconds: number,
    })
    fc.assert(
      fc.property(moment, moment, (before, after) => {
        expect(CpuLoad.safeParse(loadBetween(before, after)).error).toBeUndefined()
      }),
    )
  })
})

describe('a read that comes too soon', () => {
  it('repeats the last answer', async () => {
    const tree = plantTree(line(0, 0, 0, 0))
    const sensor = createCpuSensor(surroundingsOf({ root: tree.root }))
    tree.write(line(50, 0, 0, 50))
    expect(await sensor.read()).toMatchObject({ value: { othersPercent: 50 } })
    tree.write(line(55, 0, 0, 50))
    expect(await sensor.read()).toMatchObject({ value: { othersPercent: 50 } })
    tree.write(line(150, 0, 0, 50))
    expect(await sensor.read()).toMatchObject({ value: { othersPercent: 100 } })
  })

  it('waits a moment when it is the first', async () => {
    const tree = plantTree(line(0, 0, 0, 0))
    const sensor = createCpuSensor(surroundingsOf({ root: tree.root }))
    const reading = sensor.read()
    expect(reading).toBeInstanceOf(Promise)
    tree.write(line(25, 0, 0, 75))
    expect(await reading).toMatchObject({ ok: true, value: { othersPercent: 25 } })
  })

  it('is blind when the counters never move', async () => {
    const sensor = createCpuSensor(surroundingsOf({ root: plantTree(line(0, 0, 0, 0)).root }))
    expect(await sensor.read()).toMatchObject({
      ok: false,
      blind: { message: expect.stringContaining('still') },
    })
  })
})

describe('counters that begin anew', () => {
  it('are a new beginning, not a load', async () => {
    const tree = plantTree(line(1000, 0, 0, 1000))
    const sensor = createCpuSensor(surroundingsOf({ root: tree.root }))
    tree.write(line(1050, 0, 0, 1150))
    expect(await sensor.read()).toMatchObject({ value: { othersPercent: 25 } })
    tree.write(line(0, 0, 0, 10))
    expect(await sensor.read()).toMatchObject({ value: { othersPercent: 25 } })
    tree.write(line(100, 0, 0, 10))
    expect(await sensor.read()).toMatchObject({ value: { othersPercent: 100 } })
  })
})

describe('a machine without counters', () => {
  it('is blind, and sees again when they come', async () => {
    const tree = plantTree()
    const sensor = createCpuSensor(surroundingsOf({ root: tree.root }))
    expect(await sensor.read()).toMatchObject({
      ok: false,
      blind: { hint: expect.stringContaining('/proc') },
    })
    tree.write({ [STAT]: 'cpu  1 2' })
    expect(await sensor.read()).toMatchObject({ ok: false })
    tree.write(line(0, 0, 0, 0))
    const first = sensor.read()
    tree.write(line(10, 0, 0, 90))
    expect(await first).toMatchObject({ ok: true, value: { othersPercent: 10 } })
  })
})

describe('this machine', () => {
  it.runIf(process.platform === 'linux')('counts in /proc/stat as its own calls do', () => {
    const [file, calls] = [readProcStat('/proc/stat'), readHostTicks()]
    const seconds = ({ busy, perSecond }: typeof file) => busy / perSecond
    expect(seconds(file)).toBeGreaterThan(0)
    // os.cpus() leaves softirq out: the two agree, not to the tick.
    expect(Math.abs(seconds(file) / seconds(calls) - 1)).toBeLessThan(0.2)
  })

  it('answers by its own calls where there is no /proc', async () => {
    const sensor = createCpuSensor(surroundingsOf({ root: '/nowhere', platform: 'darwin' }))
    const reading = await sensor.read()
    expect(reading).toMatchObject({ ok: true, source: 'os.cpus()' })
    expect(CpuLoad.safeParse(reading.ok ? reading.value : null).success).toBe(true)
  })
})
