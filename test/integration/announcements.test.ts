import { afterEach, describe, expect, it } from 'vitest'
import { createNetworkSensor } from '../../engine/sensors/network'
import { createPowerSensor } from '../../engine/sensors/power'
import type { Sensor } from '../../engine/sensors/sensor'
import { needs } from '../needs'
import { startBus } from '../platform/dbus-daemon'
import { startMock, type MockService } from '../platform/dbusmock'
import { eventually } from '../platform/eventually'
import { surroundingsOf } from '../platform/surroundings'
import { plantTree } from '../platform/tree'

const undo: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step()
})

function closing<S extends Sensor>(sensor: S): S {
  undo.push(() => sensor.close())
  return sensor
}

/** A private system bus, and surroundings that know it. */
async function systemBus() {
  const bus = await startBus()
  undo.push(() => bus.stop())
  const surroundings = surroundingsOf({
    root: plantTree().root,
    env: { DBUS_SYSTEM_BUS_ADDRESS: bus.address },
  })
  return { address: bus.address, surroundings }
}

/** Plays a service with one object of the same name, as `org.freedesktop.X` has it at `/org/freedesktop/X`. */
async function play(address: string, name: string): Promise<MockService> {
  const mock = await startMock(address, name, objectOf(name), name)
  undo.push(() => mock.stop())
  return mock
}

const objectOf = (name: string) => `/${name.replaceAll('.', '/')}`

function announce(mock: MockService, name: string, property: string, value: string): void {
  mock.call(
    objectOf(name),
    'org.freedesktop.DBus.Mock.UpdateProperties',
    `'${name}'`,
    `{'${property}': <${value}>}`,
  )
}

function give(mock: MockService, name: string, property: string, value: string): void {
  mock.call(
    objectOf(name),
    'org.freedesktop.DBus.Mock.AddProperty',
    `'${name}'`,
    `'${property}'`,
    `<${value}>`,
  )
}

describe.runIf(needs('dbus-daemon', 'gdbus', 'python3'))('on a system bus', () => {
  const network = 'org.freedesktop.NetworkManager'
  const upower = 'org.freedesktop.UPower'

  it.each([
    [0, false],
    [1, true],
    [2, false],
    [3, true],
    [4, false],
  ])('NetworkManager’s Metered %i means %s', async (metered, expected) => {
    const { address, surroundings } = await systemBus()
    give(await play(address, network), network, 'Metered', `uint32 ${metered}`)
    const sensor = closing(createNetworkSensor(surroundings))
    expect(await sensor.read()).toEqual({ ok: true, value: { metered: expected }, source: 'NetworkManager' })
  })

  it('NetworkManager announces that the network became metered', async () => {
    const { address, surroundings } = await systemBus()
    const mock = await play(address, network)
    give(mock, network, 'Metered', 'uint32 4')
    const sensor = closing(createNetworkSensor(surroundings))
    let changes = 0
    sensor.onChange?.(() => (changes += 1))
    expect(await sensor.read()).toMatchObject({ value: { metered: false } })
    announce(mock, network, 'Metered', 'uint32 1')
    await eventually('the change', () => changes || undefined)
    expect(await sensor.read()).toMatchObject({ value: { metered: true } })
  })

  it('a network without NetworkManager is not metered', async () => {
    const { surroundings } = await systemBus()
    const sensor = closing(createNetworkSensor(surroundings))
    expect(await sensor.read()).toEqual({ ok: true, value: { metered: false }, source: 'no NetworkManager' })
  })

  it('a NetworkManager that does not know the question makes the sensor blind', async () => {
    const { address, surroundings } = await systemBus()
    await play(address, network)
    const sensor = closing(createNetworkSensor(surroundings))
    expect(await sensor.read()).toMatchObject({
      ok: false,
      blind: { hint: expect.stringContaining('nmcli') },
    })
  })

  it('UPower announces that the mains were unplugged', async () => {
    const { address, surroundings } = await systemBus()
    const mock = await play(address, upower)
    give(mock, upower, 'OnBattery', 'false')
    const power = closing(createPowerSensor(surroundings))
    let changes = 0
    power.onChange?.(() => (changes += 1))
    // Both use one connection, which keeps its order: once this is answered, the bus knows who listens to UPower.
    await closing(createNetworkSensor(surroundings)).read()
    announce(mock, upower, 'OnBattery', 'true')
    await eventually('the change', () => changes || undefined)
    expect(await power.read()).toMatchObject({ ok: true, value: { source: 'mains' } })
  })
})

describe('without a system bus', () => {
  it('nothing is metered', async () => {
    const sensor = closing(createNetworkSensor(surroundingsOf({ root: plantTree().root })))
    expect(await sensor.read()).toEqual({ ok: true, value: { metered: false }, source: 'no NetworkManager' })
  })
})
