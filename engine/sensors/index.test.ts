import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Sample, sensorNames } from '../../shared/model'
import { surroundingsOf } from '../../test/platform/surroundings'
import { plantTree } from '../../test/platform/tree'
import { createSampler, createSensors, type SensorSurroundings } from './index'

function samplerFor(surroundings: SensorSurroundings) {
  const sampler = createSampler(createSensors(surroundings))
  onTestFinished(() => sampler.close())
  return sampler
}

describe('the sensors of a machine', () => {
  it('are one for each value of a sample, each with its cost', () => {
    const sensors = createSensors(surroundingsOf({ root: plantTree().root }))
    onTestFinished(() => sensors.forEach((sensor) => sensor.close()))
    expect(sensors.map(({ name }) => name).toSorted()).toEqual([...sensorNames].toSorted())
    for (const { costMs } of sensors) expect(costMs).toBeLessThan(3)
  })

  it.runIf(process.platform === 'linux')('see this machine', async () => {
    const env = { LULL_MOCK_GPUS: '1', DBUS_SYSTEM_BUS_ADDRESS: 'unix:path=/nowhere/bus' }
    const { sample, blind } = await samplerFor(surroundingsOf({ root: '/', env })).sample()
    expect(Sample.safeParse(sample).error).toBeUndefined()
    expect(sample.gpus?.at(-1)).toMatchObject({ name: 'Mock GPU 0', mock: true })
    const needed = ['power', 'cpu', 'memory', 'disk'] as const
    expect(blind.filter(({ sensor }) => needed.some((name) => name === sensor))).toEqual([])
  })

  it('answer as the script says where there is one', async () => {
    const tree = plantTree({ 'script.json': '{"idleSeconds":4321,"gpus":null}' })
    const env = { LULL_SCRIPTED_SENSORS: path.join(tree.root, 'script.json') }
    const { sample, blind, sources } = await samplerFor(surroundingsOf({ root: tree.root, env })).sample()
    expect(sample).toMatchObject({ idleSeconds: 4321, gpus: null, power: { source: 'mains' } })
    expect(sources.idleSeconds).toBe('scripted')
    expect(blind.map(({ sensor }) => sensor)).toContain('gpus')
  })
})
