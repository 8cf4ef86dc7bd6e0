import { describe, expect, it, vi } from 'vitest'
import { Sample, sensorNames, type SensorName } from '../../shared/model'
import { blind, seen } from './reading'
import { createSampler } from './sampler'
import type { Reading, Sensor } from './sensor'

const values: Readonly<Record<SensorName, unknown>> = {
  idleSeconds: 900,
  power: { source: 'mains' },
  cpu: { othersPercent: 3, oursPercent: 0 },
  memory: { totalBytes: 100, availableBytes: 50 },
  heat: {},
  gpus: [],
  focus: { fullScreen: false, inCall: false, idleInhibited: false },
  network: { metered: false },
  disk: { freeBytes: 1 },
}

type Read = () => Reading<unknown> | Promise<Reading<unknown>>

/** Sensors that all answer, with `given` in their place; each counts how often it was read. */
function sensors(given: Partial<Record<SensorName, Read>> = {}) {
  const reads: Partial<Record<SensorName, number>> = {}
  const all = sensorNames.map((name): Sensor => {
    const read = given[name] ?? (() => seen(values[name], 'test'))
    return {
      name,
      costMs: 0,
      read() {
        reads[name] = (reads[name] ?? 0) + 1
        return read() as ReturnType<Sensor['read']>
      },
      close: () => undefined,
    }
  })
  return { all, reads }
}

/** A promise that is settled by hand. */
function later<T>() {
  let settle: (value: T) => void = () => undefined
  const promise = new Promise<T>((resolve) => {
    settle = resolve
  })
  return { promise, settle }
}

describe('a sample', () => {
  it('holds every value, where it came from, and its age', async () => {
    const { sample, blind: blindSensors, sources, ages } = await createSampler(sensors().all).sample()
    expect(sample).toEqual(values)
    expect(Sample.safeParse(sample).success).toBe(true)
    expect(blindSensors).toEqual([])
    expect(sources.power).toBe('test')
    expect(ages.disk).toBeGreaterThanOrEqual(0)
    expect(ages.disk).toBeLessThan(1)
  })

  it('of some sensors reads only these and keeps the last values of the others', async () => {
    let idle = 5
    const { all, reads } = sensors({ idleSeconds: () => seen(idle, 'test') })
    const sampler = createSampler(all)
    const first = await sampler.sample()
    idle = 0
    const second = await sampler.sample(['idleSeconds', 'power'])
    expect(second.sample).toEqual({ ...first.sample, idleSeconds: 0 })
    expect(reads).toMatchObject({ idleSeconds: 2, power: 2, cpu: 1, gpus: 1 })
    expect(second.ages.cpu).toBeGreaterThan(second.ages.idleSeconds ?? Infinity)
  })

  it('is blind for what was never looked at', async () => {
    const { sample, blind: blindSensors, ages } = await createSampler(sensors().all).sample(['idleSeconds'])
    expect(sample).toMatchObject({ idleSeconds: 900, power: null })
    expect(blindSensors.map(({ sensor }) => sensor)).toEqual(
      sensorNames.filter((name) => name !== 'idleSeconds'),
    )
    expect(ages.power).toBeUndefined()
  })

  it('needs no timer for sensors that answer at once', async () => {
    const timer = vi.spyOn(globalThis, 'setTimeout')
    await createSampler(sensors().all).sample()
    expect(timer).not.toHaveBeenCalled()
    timer.mockRestore()
  })
})

describe('a blind sensor', () => {
  it('says why, and what to do', async () => {
    const { all } = sensors({ power: () => blind('No answer.', 'Plug it in.') })
    const { sample, blind: blindSensors, sources } = await createSampler(all).sample()
    expect(sample.power).toBeNull()
    expect(blindSensors).toEqual([{ sensor: 'power', message: 'No answer.', hint: 'Plug it in.' }])
    expect(sources.power).toBeUndefined()
  })

  it('is one that throws or rejects', async () => {
    const { all } = sensors({
      cpu: () => {
        throw new Error('one')
      },
      disk: () => Promise.reject(new Error('two')),
    })
    const { sample, blind: blindSensors } = await createSampler(all).sample()
    expect(sample).toEqual({ ...values, cpu: null, disk: null })
    expect(blindSensors).toEqual([
      expect.objectContaining({ sensor: 'cpu', message: expect.stringContaining('one') }),
      expect.objectContaining({ sensor: 'disk', message: expect.stringContaining('two') }),
    ])
  })

  it('is one that answers nonsense', async () => {
    const nonsense: readonly Partial<Record<SensorName, unknown>>[] = [
      { idleSeconds: Number.NaN },
      { idleSeconds: null },
      { idleSeconds: -1 },
      { cpu: { othersPercent: 101, oursPercent: 0 } },
      { power: { source: 'sun' } },
      { gpus: [{ index: 0, name: 'x', mock: false, temperatureCelsius: 4000 }] },
      { disk: undefined },
    ]
    for (const one of nonsense) {
      const [name, value] = Object.entries(one)[0] as [SensorName, unknown]
      const { sample, blind: blindSensors } = await createSampler(
        sensors({ [name]: () => seen(value, 'test') }).all,
      ).sample()
      expect(sample[name]).toBeNull()
      expect(blindSensors).toEqual([
        expect.objectContaining({ sensor: name, message: expect.stringContaining('nonsense') }),
      ])
    }
  })

  it('is one that does not exist', async () => {
    const { sample, blind: blindSensors } = await createSampler([]).sample()
    expect(sample.idleSeconds).toBeNull()
    expect(blindSensors).toHaveLength(sensorNames.length)
  })
})

describe('a sensor that hangs', () => {
  it('is blind after its deadline, and the others are not', async () => {
    const hanging = later<Reading<unknown>>()
    const sampler = createSampler(sensors({ disk: () => hanging.promise }).all, { deadlineMs: 20 })
    const { sample, blind: blindSensors } = await sampler.sample()
    expect(sample).toEqual({ ...values, disk: null })
    expect(blindSensors).toEqual([
      { sensor: 'disk', message: 'It did not answer within 0.02 s.', hint: expect.any(String) },
    ])
  })

  it('holds up no second sample and is not asked again', async () => {
    const hanging = later<Reading<unknown>>()
    const { all, reads } = sensors({ disk: () => hanging.promise })
    const sampler = createSampler(all, { deadlineMs: 20 })
    await sampler.sample()
    const timer = vi.spyOn(globalThis, 'setTimeout')
    expect((await sampler.sample()).sample.disk).toBeNull()
    expect(timer).not.toHaveBeenCalled()
    timer.mockRestore()
    expect(reads.disk).toBe(1)
  })

  it('is seen when its answer comes after all, and asked again from then on', async () => {
    const hanging = later<Reading<unknown>>()
    const { all, reads } = sensors({ disk: () => hanging.promise })
    const sampler = createSampler(all, { deadlineMs: 20 })
    await sampler.sample()
    hanging.settle(seen({ freeBytes: 7 }, 'test'))
    await hanging.promise
    expect((await sampler.sample([])).sample.disk).toEqual({ freeBytes: 7 })
    await sampler.sample()
    expect(reads.disk).toBe(2)
  })

  it('shares one read among samples that overlap', async () => {
    const slow = later<Reading<unknown>>()
    const { all, reads } = sensors({ disk: () => slow.promise })
    const sampler = createSampler(all)
    const both = [sampler.sample(), sampler.sample(['disk'])]
    slow.settle(seen({ freeBytes: 8 }, 'test'))
    for (const sampled of await Promise.all(both)) expect(sampled.sample.disk).toEqual({ freeBytes: 8 })
    expect(reads.disk).toBe(1)
  })

  it('does not hold up a sample that does not ask for it', async () => {
    const hanging = later<Reading<unknown>>()
    const sampler = createSampler(sensors({ disk: () => hanging.promise }).all)
    const full = sampler.sample()
    expect((await sampler.sample(['idleSeconds'])).sample.idleSeconds).toBe(900)
    hanging.settle(seen({ freeBytes: 9 }, 'test'))
    expect((await full).sample.disk).toEqual({ freeBytes: 9 })
  })
})

describe('a sample that is not to wait for long', () => {
  it('takes what is there, and the slow answer the next time', async () => {
    const slow = later<Reading<unknown>>()
    let idle = 5
    const { all } = sensors({ power: () => slow.promise, idleSeconds: () => seen(idle, 'test') })
    const sampler = createSampler(all)
    idle = 0
    const first = await sampler.sample(['idleSeconds', 'power'], 10)
    expect(first.sample).toMatchObject({ idleSeconds: 0, power: null })
    const power = first.blind.find(({ sensor }) => sensor === 'power')
    expect(power?.message).toContain('not looked at yet') // not: too slow
    slow.settle(seen({ source: 'battery' }, 'test'))
    const second = await sampler.sample(['idleSeconds', 'power'], 10)
    expect(second.sample.power).toEqual({ source: 'battery' })
  })

  it('leaves no timer behind when the answer comes in time', async () => {
    const cleared = vi.spyOn(globalThis, 'clearTimeout')
    const set = vi.spyOn(globalThis, 'setTimeout')
    const { all } = sensors({ power: async () => seen({ source: 'mains' }, 'test') })
    await createSampler(all).sample(['power'], 10_000)
    expect(cleared).toHaveBeenCalledTimes(set.mock.calls.length)
    vi.restoreAllMocks()
  })
})

describe('a change that a platform announces', () => {
  it('is told with the sensor’s name', () => {
    let announce: () => void = () => undefined
    const power: Sensor<'power'> = {
      name: 'power',
      costMs: 0,
      read: () => seen({ source: 'mains' }, 'test'),
      onChange: (changed) => {
        announce = changed
      },
      close: () => undefined,
    }
    const heard: SensorName[] = []
    createSampler([power]).onChange((name) => heard.push(name))
    announce()
    expect(heard).toEqual(['power'])
  })
})
