import { statSync, utimesSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { sensorNames, type SensorName } from '../../../shared/model'
import { plantTree } from '../../../test/platform/tree'
import { seen } from '../reading'
import { createSampler, type Sampled } from '../sampler'
import type { Sensor } from '../sensor'
import { scriptedSensorsFile, scriptSensors } from './index'

/** Real sensors that are easily told from a script: each gives what the other test files call a usual value. */
const real: readonly Sensor[] = [
  { name: 'idleSeconds', read: () => seen(1, 'real') },
  { name: 'power', read: () => seen({ source: 'mains' as const }, 'real') },
  { name: 'cpu', read: () => seen({ othersPercent: 1, oursPercent: 1 }, 'real') },
].map((sensor) => ({ ...sensor, costMs: 0, close: () => undefined }) as Sensor)

const asked = ['idleSeconds', 'power', 'cpu'] as const

function scripted(script?: string) {
  const tree = plantTree(script === undefined ? {} : { script })
  const file = path.join(tree.root, 'script')
  const sampler = createSampler(scriptSensors(real, file))
  return { file, write: (text: string) => tree.write({ script: text }), sample: () => sampler.sample() }
}

/** Where the three sensors are seen, by name: a source, or `blind`. */
function origins({ sources }: Sampled): Record<string, string> {
  return Object.fromEntries(asked.map((name) => [name, sources[name] ?? 'blind']))
}

function whyBlind({ blind }: Sampled, sensor: SensorName) {
  return blind.find((each) => each.sensor === sensor)
}

describe('a script', () => {
  it('replaces what it names, whole, and leaves the rest', async () => {
    const sampled = await scripted('{"atSeconds":0,"idleSeconds":900,"power":{"source":"battery"}}').sample()
    expect(origins(sampled)).toEqual({ idleSeconds: 'scripted', power: 'scripted', cpu: 'real' })
    expect(sampled.sample).toMatchObject({ idleSeconds: 900, power: { source: 'battery' } })
    expect(sampled.sample.power).not.toHaveProperty('chargePercent')
  })

  it('makes a sensor blind with null, and says so', async () => {
    const { file, sample } = scripted('{"idleSeconds":null}')
    const sampled = await sample()
    expect(sampled.sample.idleSeconds).toBeNull()
    expect(whyBlind(sampled, 'idleSeconds')?.message).toContain(file)
    expect(origins(sampled)).toEqual({ idleSeconds: 'blind', power: 'real', cpu: 'real' })
  })

  it('is read again at every sample, even when its size and time stay the same', async () => {
    const { file, sample, write } = scripted('{"idleSeconds":900}')
    const { atime, mtime } = statSync(file)
    expect((await sample()).sample.idleSeconds).toBe(900)
    write('{"idleSeconds":100}')
    utimesSync(file, atime, mtime)
    expect((await sample()).sample.idleSeconds).toBe(100)
  })

  it('gives a sensor back when it no longer names it', async () => {
    const { sample, write } = scripted('{"idleSeconds":900}')
    await sample()
    write('{"cpu":{"othersPercent":50,"oursPercent":0}}')
    expect(origins(await sample())).toEqual({ idleSeconds: 'real', power: 'real', cpu: 'scripted' })
  })
})

describe('a script that cannot be used', () => {
  it('keeps the sensors blind that it replaced before', async () => {
    const { file, sample, write } = scripted('{"idleSeconds":900}')
    await sample()
    write('{"idleSeconds":')
    const sampled = await sample()
    expect(origins(sampled)).toEqual({ idleSeconds: 'blind', power: 'real', cpu: 'real' })
    expect(whyBlind(sampled, 'idleSeconds')).toEqual({
      sensor: 'idleSeconds',
      message: expect.stringMatching(/JSON/),
      hint: expect.stringContaining('LULL_SCRIPTED_SENSORS'),
    })
    expect(whyBlind(sampled, 'idleSeconds')?.message).toContain(file)
  })

  it('keeps those blind, too, that its bad values were meant for', async () => {
    const { sample, write } = scripted('{"idleSeconds":900}')
    await sample()
    write('{"power":{"source":"sun"}}')
    const sampled = await sample()
    expect(origins(sampled)).toEqual({ idleSeconds: 'blind', power: 'blind', cpu: 'real' })
    expect(whyBlind(sampled, 'power')?.message).toContain('power.source')
  })

  it('keeps all of them blind when it never could be used', async () => {
    for (const text of [undefined, '', 'nonsense', '[]', '7', 'null']) {
      const sampled = await scripted(text).sample()
      expect(sampled.blind.map(({ sensor }) => sensor)).toEqual(sensorNames)
    }
  })

  it('is used again once it is mended', async () => {
    const { sample, write } = scripted('nonsense')
    await sample()
    write('{"idleSeconds":3}')
    expect(origins(await sample())).toEqual({ idleSeconds: 'scripted', power: 'real', cpu: 'real' })
  })
})

describe('LULL_SCRIPTED_SENSORS', () => {
  it('names the file, and means nothing when it is empty', () => {
    expect(scriptedSensorsFile({ LULL_SCRIPTED_SENSORS: 'a.json' })).toBe('a.json')
    expect(scriptedSensorsFile({ LULL_SCRIPTED_SENSORS: '' })).toBeUndefined()
    expect(scriptedSensorsFile({})).toBeUndefined()
  })
})
