import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFocusSensor } from './index'
import { idleInhibitor } from './inhibitors'
import { microphoneInUse } from './microphone'

let root = ''
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'lull-sound-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function stream(name: string, status: string): void {
  const folder = path.join(root, 'proc/asound', name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'status'), status)
}

const RUNNING = 'state: RUNNING\nowner_pid   : 2210\ntrigger_time: 1234.5\n'

describe('a microphone in use', () => {
  it('is a capture stream that runs, on any card', () => {
    stream('card0/pcm0p/sub0', 'closed\n')
    stream('card0/pcm0c/sub0', 'closed\n')
    stream('card2/pcm1c/sub1', RUNNING)
    expect(microphoneInUse(root)).toBe(true)
  })

  it('is not music, nor a stream that is only prepared', () => {
    stream('card0/pcm0p/sub0', RUNNING)
    stream('card0/pcm0c/sub0', 'state: PREPARED\n')
    stream('card0/pcm0c/info', RUNNING)
    expect(microphoneInUse(root)).toBe(false)
  })

  it('is not there on a machine without sound', () => {
    expect(microphoneInUse(root)).toBe(false)
  })
})

describe('who blocks idleness', () => {
  it('is whoever blocks it, alone or among other things', () => {
    expect(idleInhibitor([['sleep:idle', 'VLC', 'a film', 'block', 1000, 77]], 1)).toBe('VLC')
    expect(idleInhibitor([['idle', 'zoom', 'a call', 'block-weak', 1000, 77]], 1)).toBe('zoom')
  })

  it('is not a delay, another lock, or our own process', () => {
    const locks: Parameters<typeof idleInhibitor>[0] = [
      ['sleep', 'NetworkManager', 'needs to turn off', 'delay', 0, 5],
      ['idle', 'somebody', 'wants to know', 'delay', 1000, 6],
      ['handle-lid-switch', 'desktop', 'does it itself', 'block', 1000, 7],
      ['idle', 'Lull', 'ours', 'block', 1000, 99],
    ]
    expect(idleInhibitor(locks, 99)).toBeNull()
  })
})

describe('elsewhere', () => {
  const noWhere = {
    root: '/nowhere',
    home: '/nowhere',
    ownUse: () => ({ cpuSeconds: 0, memoryBytes: 0, pids: new Set<number>() }),
  }
  const nobody = { DBUS_SYSTEM_BUS_ADDRESS: 'unix:path=/nowhere/system' }

  it('says that it does not know', async () => {
    const sensor = createFocusSensor({ ...noWhere, env: {}, platform: 'darwin' })
    expect(await sensor.read()).toMatchObject({ ok: true, source: 'not known on darwin' })
  })

  it.each([
    [{ ...nobody, WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' }, 'Wayland'],
    [nobody, 'no desktop session'],
  ])('does not guess the window in front', async (env, why) => {
    const sensor = createFocusSensor({ ...noWhere, env, platform: 'linux' })
    expect(await sensor.read()).toEqual({
      ok: true,
      value: { fullScreen: false, inCall: false, idleInhibited: false },
      source: expect.stringContaining(why),
    })
    sensor.close()
  })

  it('is blind when its X server is not there', async () => {
    const sensor = createFocusSensor({ ...noWhere, env: { ...nobody, DISPLAY: ':4711' }, platform: 'linux' })
    expect(await sensor.read()).toMatchObject({ ok: false })
    sensor.close()
  })
})
