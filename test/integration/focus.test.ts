import { execFileSync } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFocusSensor, windowApplications } from '../../engine/sensors/focus'
import type { Sensor } from '../../engine/sensors/sensor'
import { needs } from '../needs'
import { launch } from '../platform/child'
import { startBus } from '../platform/dbus-daemon'
import { startLogind, startMock, type MockService } from '../platform/dbusmock'
import { eventually } from '../platform/eventually'
import { startXvfb } from '../platform/xvfb'

const undo: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step()
})

/** A sensor on a machine without sound and without the buses of the machine that the tests run on. */
function sensorIn(env: Record<string, string>): Sensor<'focus'> {
  const sensor = createFocusSensor({
    root: '/nowhere',
    env: { DBUS_SYSTEM_BUS_ADDRESS: 'unix:path=/nowhere/bus', ...env },
    platform: 'linux',
    home: '/nowhere',
    ownUse: () => ({ cpuSeconds: 0, memoryBytes: 0, pids: new Set() }),
  })
  undo.push(() => sensor.close())
  return sensor
}

const quiet = { fullScreen: false, inCall: false, idleInhibited: false }

describe.runIf(needs('Xvfb', 'xev', 'xprop'))('the window in front on a real X server', () => {
  let display = ''
  let window = ''
  let sensor: Sensor<'focus'>

  /** There is no window manager here: the test says what one would say. */
  const xprop = (...args: readonly string[]) => execFileSync('xprop', ['-display', display, ...args])
  const activate = (id: string) =>
    xprop('-root', '-f', '_NET_ACTIVE_WINDOW', '32x', '-set', '_NET_ACTIVE_WINDOW', id)
  const state = (name: string) =>
    xprop('-id', window, '-f', '_NET_WM_STATE', '32a', '-set', '_NET_WM_STATE', name)

  beforeEach(async () => {
    const server = await startXvfb()
    undo.push(() => server.stop())
    display = server.display
    const application = launch('xev', [], { ...process.env, DISPLAY: display })
    undo.push(() => application.stop())
    let told = ''
    application.process.stdout?.on('data', (chunk: Buffer) => (told += chunk.toString()))
    window = await eventually('its window', () => /Outer window is (0x[0-9a-f]+)/.exec(told)?.[1])
    xprop('-id', window, '-f', 'WM_CLASS', '8s', '-set', 'WM_CLASS', 'Vlc')
    sensor = sensorIn({ DISPLAY: display })
  })

  it('is nobody without a window manager', async () => {
    expect(await sensor.read()).toEqual({ ok: true, value: quiet, source: 'X11' })
  })

  it('is known by its class, and by filling the screen', async () => {
    activate(window)
    expect(await sensor.read()).toMatchObject({ ok: true, value: { ...quiet, application: 'vlc' } })
    state('_NET_WM_STATE_FULLSCREEN')
    expect(await sensor.read()).toMatchObject({ ok: true, value: { fullScreen: true, application: 'vlc' } })
    state('_NET_WM_STATE_ABOVE')
    expect(await sensor.read()).toMatchObject({ ok: true, value: { fullScreen: false } })
  })

  it('has the name by which its application is listed among those with windows', async () => {
    const env = { DISPLAY: display }
    expect(await windowApplications(env)).toEqual([])
    const list = ['-root', '-f', '_NET_CLIENT_LIST', '32x', '-set', '_NET_CLIENT_LIST', `${window},0x7fffff`]
    xprop(...list)
    expect(await windowApplications(env)).toEqual(['vlc'])
    expect(await windowApplications({ ...env, WAYLAND_DISPLAY: 'wayland-0' })).toEqual([])
    expect(await windowApplications({ DISPLAY: ':nowhere' })).toEqual([])
  })

  it('is nobody while its window has just gone', async () => {
    activate('0x7fffff')
    expect(await sensor.read()).toEqual({ ok: true, value: quiet, source: 'X11' })
  })
})

describe.runIf(needs('dbus-daemon', 'gdbus', '/usr/bin/python3 dbusmock'))('who keeps it awake', () => {
  async function bus(): Promise<string> {
    const daemon = await startBus()
    undo.push(() => daemon.stop())
    return daemon.address
  }
  async function kept(service: Promise<MockService>): Promise<MockService> {
    const started = await service
    undo.push(() => started.stop())
    return started
  }

  it('is whoever holds a lock of logind', async () => {
    const address = await bus()
    const logind = await kept(startLogind(address))
    const mock = (method: string, ...args: readonly string[]) =>
      logind.call(
        '/org/freedesktop/login1',
        `org.freedesktop.DBus.Mock.${method}`,
        'org.freedesktop.login1.Manager',
        ...args,
      )
    mock('AddProperty', 'BlockInhibited', `<''>`)
    const sensor = sensorIn({ DBUS_SYSTEM_BUS_ADDRESS: address })
    expect(await sensor.read()).toMatchObject({ ok: true, value: quiet })
    const locks = `[('sleep', 'NetworkManager', '', 'delay', 0, 5), ('idle:sleep', 'VLC', 'a film', 'block', 1000, 6)]`
    mock('AddMethod', 'ListInhibitors', `''`, 'a(ssssuu)', `ret = ${locks}`)
    mock('UpdateProperties', `{'BlockInhibited': <'idle:sleep'>}`)
    await eventually('inhibited', async () => {
      const reading = await sensor.read()
      return reading.ok && reading.value.inhibitedBy === 'VLC' ? true : undefined
    })
  })

  it.each([
    [
      'GNOME',
      'org.gnome.SessionManager',
      '/org/gnome/SessionManager',
      'org.gnome.SessionManager',
      'IsInhibited',
      'u',
      8,
    ],
    [
      'KDE Plasma',
      'org.kde.Solid.PowerManagement.PolicyAgent',
      '/org/kde/Solid/PowerManagement/PolicyAgent',
      'org.kde.Solid.PowerManagement.PolicyAgent',
      'HasInhibition',
      'u',
      4,
    ],
    [
      'this desktop',
      'org.freedesktop.PowerManagement',
      '/org/freedesktop/PowerManagement/Inhibit',
      'org.freedesktop.PowerManagement.Inhibit',
      'HasInhibit',
      "''",
      null,
    ],
  ])('is an application of %s', async (desktop, name, at, iface, method, signature, flag) => {
    const address = await bus()
    const service = await kept(startMock(address, name, at, iface))
    const answer = flag === null ? 'ret = True' : `ret = args[0] == ${flag}`
    service.call(at, 'org.freedesktop.DBus.Mock.AddMethod', iface, method, signature, 'b', answer)
    const sensor = sensorIn({ DBUS_SESSION_BUS_ADDRESS: address })
    expect(await sensor.read()).toMatchObject({
      ok: true,
      value: { idleInhibited: true, inhibitedBy: `an application of ${desktop}` },
    })
    await service.stop()
    await eventually('nobody', async () => {
      const reading = await sensor.read()
      return reading.ok && !reading.value.idleInhibited ? true : undefined
    })
  })
})
