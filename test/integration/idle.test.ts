import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createIdleSensor } from '../../engine/sensors/idle'
import type { Reading, Sensor } from '../../engine/sensors/sensor'
import { needs } from '../needs'
import { firstLine, launch } from '../platform/child'
import { startBus } from '../platform/dbus-daemon'
import { startLogind, startMock, type MockService } from '../platform/dbusmock'
import { eventually } from '../platform/eventually'
import { startXvfb } from '../platform/xvfb'

/** Runs backwards through what a test has built. */
const undo: (() => void | Promise<void>)[] = []
const UPTIME_SECONDS = 86_400
let root = ''

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'lull-idle-'))
  undo.push(() => rmSync(root, { recursive: true, force: true }))
  mkdirSync(path.join(root, 'proc'))
  mkdirSync(path.join(root, 'dev/pts'), { recursive: true })
  writeFileSync(path.join(root, 'proc/uptime'), `${UPTIME_SECONDS}.12 100.00\n`)
})
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step()
})

/** A sensor on a machine without terminals and without the buses of the machine that the tests run on. */
function sensorIn(env: Record<string, string>, ownPids: readonly number[] = []): Sensor<'idleSeconds'> {
  const sensor = createIdleSensor({
    root,
    env: { DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${root}/no-bus`, ...env },
    platform: 'linux',
    home: root,
    ownUse: () => ({ cpuSeconds: 0, memoryBytes: 0, pids: new Set(ownPids) }),
  })
  undo.push(() => sensor.close())
  return sensor
}

const secondsOf = (reading: Reading<number>): number | undefined => (reading.ok ? reading.value : undefined)

async function idleFor(sensor: Sensor<'idleSeconds'>, seconds: number): Promise<void> {
  const longEnough = async () => (secondsOf(await sensor.read()) ?? 0) >= seconds || undefined
  await eventually(`idle for ${seconds} s`, longEnough)
}

describe.runIf(needs('Xvfb', 'xdotool'))('a real X server', () => {
  async function screen(display?: string) {
    const server = await startXvfb(display)
    undo.push(() => server.stop())
    const xdotool = (...args: readonly string[]) =>
      execFileSync('xdotool', args, { env: { ...process.env, DISPLAY: server.display } })
    return { ...server, xdotool }
  }

  it.each([
    ['a key', ['key', 'a']],
    ['the pointer', ['mousemove_relative', '7', '3']],
    ['a button', ['click', '1']],
  ])('falls to nothing at %s', async (_what, input) => {
    const server = await screen()
    const sensor = sensorIn({ DISPLAY: server.display })
    await idleFor(sensor, 0.6)
    const since = performance.now()
    server.xdotool(...input)
    const reading = await sensor.read()
    expect(reading).toMatchObject({ ok: true, source: 'X11 screen saver' })
    // However slow this machine is, nobody has been idle for longer than since the input.
    expect(secondsOf(reading)).toBeLessThan((performance.now() - since) / 1000 + 0.1)
  })

  it('is blind when it crashes, and sees again when it is back', async () => {
    const server = await screen()
    const sensor = sensorIn({ DISPLAY: server.display })
    expect(await sensor.read()).toMatchObject({ ok: true })
    await server.stop('SIGKILL')
    const dead = await eventually('blind', async () => {
      const reading = await sensor.read()
      return reading.ok ? undefined : reading.blind
    })
    expect(dead.message).toContain(`The X server ${server.display} does not say`)
    expect(dead.hint).toContain('DISPLAY')
    await screen(server.display)
    await eventually('seeing again', async () => (await sensor.read()).ok || undefined)
  })

  it('is blind, and holds up nobody, while it hangs', async () => {
    const server = await screen()
    const sensor = sensorIn({ DISPLAY: server.display })
    expect(await sensor.read()).toMatchObject({ ok: true })
    server.process.kill('SIGSTOP')
    undo.push(() => void server.process.kill('SIGCONT'))
    expect(await sensor.read()).toMatchObject({ ok: false })
    server.process.kill('SIGCONT')
    await eventually('seeing again', async () => (await sensor.read()).ok || undefined)
  })

  it('does not answer for a Wayland session', async () => {
    const server = await screen()
    const sensor = sensorIn({ DISPLAY: server.display, WAYLAND_DISPLAY: 'wayland-0', XDG_RUNTIME_DIR: root })
    const blind = {
      message: expect.stringContaining('Wayland'),
      hint: expect.stringContaining('WAYLAND_DISPLAY'),
    }
    expect(await sensor.read()).toEqual({ ok: false, blind })
  })
})

describe.runIf(needs('dbus-daemon', 'gdbus', '/usr/bin/python3 dbusmock'))('services on a real bus', () => {
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

  it('takes the word of GNOME Shell, under Wayland too', async () => {
    const address = await bus()
    const [name, at] = ['org.gnome.Mutter.IdleMonitor', '/org/gnome/Mutter/IdleMonitor/Core']
    const shell = await kept(startMock(address, name, at, name))
    shell.call(at, 'org.freedesktop.DBus.Mock.AddMethod', name, 'GetIdletime', "''", 't', 'ret = 123456')
    const sensor = sensorIn({
      DBUS_SESSION_BUS_ADDRESS: address,
      WAYLAND_DISPLAY: 'wayland-0',
      XDG_RUNTIME_DIR: root,
    })
    expect(await sensor.read()).toEqual({ ok: true, value: 123.456, source: name })
    await shell.stop('SIGKILL')
    await eventually('blind', async () => !(await sensor.read()).ok || undefined)
  })

  describe('logind', () => {
    const session = '/org/freedesktop/login1/session/c7'
    let logind: MockService
    let sensor: Sensor<'idleSeconds'>

    beforeEach(async () => {
      const address = await bus()
      logind = await kept(startLogind(address))
      sensor = sensorIn({ DBUS_SYSTEM_BUS_ADDRESS: address })
    })
    const login = (uid: number) =>
      logind.call(
        '/org/freedesktop/login1',
        'org.freedesktop.DBus.Mock.AddSession',
        'c7',
        'seat0',
        `${uid}`,
        'ben',
        'true',
      )
    const set = (properties: string) =>
      logind.call(
        session,
        'org.freedesktop.DBus.Mock.UpdateProperties',
        'org.freedesktop.login1.Session',
        properties,
      )
    const microseconds = (secondsAgo: number) => (Date.now() - secondsAgo * 1_000) * 1_000

    it('counts what the desktop of somebody else says', async () => {
      login(4711)
      set(`{'Type': <'x11'>, 'IdleHint': <true>, 'IdleSinceHint': <uint64 ${microseconds(500)}>}`)
      const reading = await sensor.read()
      expect(reading).toMatchObject({ ok: true, source: 'logind, session c7 of ben' })
      expect(secondsOf(reading)).toBeCloseTo(500, -1)
    })

    it('hears at once that they return', async () => {
      login(4711)
      set(`{'Type': <'wayland'>, 'IdleHint': <true>, 'IdleSinceHint': <uint64 ${microseconds(500)}>}`)
      let told = 0
      sensor.onChange?.(() => (told += 1))
      await sensor.read()
      set(`{'IdleHint': <false>, 'IdleSinceHint': <uint64 ${microseconds(0)}>}`)
      await eventually('told', () => told || undefined, 1_000)
      expect(secondsOf(await sensor.read())).toBe(0)
    })

    it('is blind for a desktop that never says anything', async () => {
      login(4711)
      set(`{'Type': <'wayland'>}`)
      const blind = {
        message: expect.stringContaining('c7 of ben'),
        hint: expect.stringContaining('loginctl'),
      }
      expect(await sensor.read()).toEqual({ ok: false, blind })
    })

    it.each([
      ['a session on a terminal', `{'Type': <'tty'>}`],
      ['one that was switched away', `{'Type': <'x11'>, 'Active': <false>}`],
      ['one whose desktop has ended', `{'Type': <'x11'>, 'State': <'closing'>}`],
      ['a login screen', `{'Type': <'wayland'>, 'Class': <'greeter'>}`],
    ])('leaves out %s', async (_what, properties) => {
      login(4711)
      set(properties)
      expect(await sensor.read()).toMatchObject({ ok: true, source: 'no input since boot' })
    })
  })
})

describe.runIf(needs('script'))('a real terminal', () => {
  /** Opens one in which every line is read, and shows it to the sensor's machine. */
  async function terminal(): Promise<{
    readonly file: string
    readonly shell: number
    type(text: string): void
  }> {
    const command = 'echo $$ $(tty); while read line; do echo "$line"; done'
    const opener = launch('script', ['-qfc', command, '/dev/null'])
    undo.push(() => opener.stop())
    const said = await firstLine(opener.process.stdout as NodeJS.ReadableStream)
    const [, pid = '', file = ''] = /^(\d+) (\/dev\/pts\/\d+)\s*$/.exec(said) ?? []
    symlinkSync(file, path.join(root, file))
    symlinkSync(`/proc/${pid}`, path.join(root, 'proc', pid))
    return { file, shell: Number(pid), type: (text) => void opener.process.stdin?.write(text) }
  }

  it('is seen being typed into, not being written to', async () => {
    const { file, type } = await terminal()
    utimesSync(file, Date.now() / 1_000 - 1_000, new Date())
    const sensor = sensorIn({})
    const quiet = await sensor.read()
    expect(quiet).toMatchObject({ ok: true, source: 'terminals' })
    expect(secondsOf(quiet)).toBeGreaterThan(980)
    writeFileSync(file, 'output\n')
    expect(secondsOf(await sensor.read())).toBeGreaterThan(980)
    type('hello\n')
    await eventually('typed', async () => (secondsOf(await sensor.read()) ?? 999) < 10 || undefined)
  })

  it('is left out when a job of ours opened it', async () => {
    const { shell } = await terminal()
    expect(await sensorIn({}).read()).toMatchObject({ ok: true, source: 'terminals' })
    expect(await sensorIn({}, [shell]).read()).toMatchObject({ ok: true, source: 'no input since boot' })
  })
})

it('is idle since boot without a desktop and without a terminal', async () => {
  expect(await sensorIn({}).read()).toEqual({ ok: true, value: 86_400.12, source: 'no input since boot' })
})
