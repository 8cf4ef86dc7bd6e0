import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBus, type Bus, type MethodCall } from '../../engine/sensors/dbus'
import { needs } from '../needs'
import { startBus } from '../platform/dbus-daemon'
import { startMock, type MockService } from '../platform/dbusmock'
import { eventually } from '../platform/eventually'

const NAME = 'org.example.Weather'
const AT = '/org/example/Weather'
const forecast: MethodCall = { service: NAME, path: AT, interface: NAME, member: 'Forecast' }

const undo: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step()
})

describe.runIf(needs('dbus-daemon', 'gdbus', '/usr/bin/python3 dbusmock'))('a real message bus', () => {
  let address = ''
  let stopBus: () => Promise<void>

  beforeEach(async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'lull-bus-'))
    undo.push(() => rmSync(folder, { recursive: true, force: true }))
    address = `unix:path=${folder}/bus`
    await boot()
  })
  async function boot(): Promise<void> {
    const daemon = await startBus(address)
    stopBus = () => daemon.stop('SIGKILL')
    undo.push(() => daemon.stop())
  }
  async function weather(): Promise<MockService> {
    const service = await startMock(address, NAME, AT, NAME)
    undo.push(() => service.stop())
    service.call(
      AT,
      'org.freedesktop.DBus.Mock.AddMethod',
      NAME,
      'Forecast',
      "''",
      'tas',
      'ret = (2**40, ["rain"])',
    )
    service.call(AT, 'org.freedesktop.DBus.Mock.AddProperty', NAME, 'Celsius', '<int32 -4>')
    return service
  }
  function open(): Bus {
    const bus = createBus('session', { DBUS_SESSION_BUS_ADDRESS: address })
    undo.push(() => bus.close())
    return bus
  }
  const rain = (service: MockService, inches: number) =>
    service.call(AT, 'org.freedesktop.DBus.Mock.EmitSignal', NAME, 'Rain', 'u', `[<uint32 ${inches}>]`)

  it('carries calls, properties and what went wrong', async () => {
    await weather()
    const bus = open()
    expect(await bus.call(forecast)).toEqual({ ok: true, value: [2 ** 40, ['rain']] })
    expect(await bus.property({ service: NAME, path: AT, interface: NAME, name: 'Celsius' })).toEqual({
      ok: true,
      value: -4,
    })
    expect(await bus.call({ ...forecast, member: 'Rule' })).toMatchObject({ ok: false, failure: 'refused' })
    expect(await bus.call({ ...forecast, service: 'org.example.None' })).toMatchObject({
      failure: 'noService',
    })
  })

  it('finds a service that came after nobody had been there for long', async () => {
    const bus = open()
    for (let look = 0; look < 3; look++) {
      expect(await bus.call(forecast)).toMatchObject({ failure: 'noService' })
    }
    await weather()
    await eventually('an answer', async () => ((await bus.call(forecast)).ok ? true : undefined))
  })

  it('gives up on a service that does not answer', async () => {
    const service = await weather()
    const bus = open()
    expect(await bus.call(forecast)).toMatchObject({ ok: true })
    service.process.kill('SIGSTOP')
    undo.push(() => void service.process.kill('SIGCONT'))
    expect(await bus.call(forecast)).toMatchObject({ ok: false, failure: 'timeout' })
  })

  it('brings signals until nobody listens any more', async () => {
    const service = await weather()
    const bus = open()
    const heard: unknown[] = []
    const stop = bus.subscribe({ service: NAME, interface: NAME, member: 'Rain', path: AT }, (body) =>
      heard.push(...body),
    )
    const elsewhere = bus.subscribe({ service: NAME, interface: NAME, member: 'Rain', path: '/other' }, () =>
      heard.push('elsewhere'),
    )
    await bus.call(forecast)
    rain(service, 3)
    await eventually('rain', () => heard.length || undefined)
    stop()
    elsewhere()
    await bus.call(forecast)
    rain(service, 4)
    await bus.call(forecast)
    expect(heard).toEqual([3])
  })

  it('comes back after the bus was restarted, subscriptions included', async () => {
    await weather()
    const bus = open()
    const heard: unknown[] = []
    bus.subscribe({ service: NAME, interface: NAME, member: 'Rain' }, (body) => heard.push(...body))
    expect(await bus.call(forecast)).toMatchObject({ ok: true })
    await stopBus()
    expect(await bus.call(forecast)).toMatchObject({ ok: false, failure: 'noBus' })
    await boot()
    const service = await weather()
    await eventually('rain', () => {
      rain(service, 7)
      return heard[0]
    })
    expect(heard[0]).toBe(7)
    expect(await bus.call(forecast)).toMatchObject({ ok: true })
  })

  it('is shared: closing one use leaves the others alone', async () => {
    await weather()
    const [one, other] = [open(), open()]
    expect(await one.call(forecast)).toMatchObject({ ok: true })
    one.close()
    expect(await other.call(forecast)).toMatchObject({ ok: true })
  })
})
