import { execFileSync } from 'node:child_process'
import { afterEach, describe, expect, it } from 'vitest'
import { openPointer } from '../../engine/sensors/pointer'
import { needs } from '../needs'
import { startXvfb } from '../platform/xvfb'

const undo: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step()
})

function pointerIn(env: Record<string, string>) {
  const pointer = openPointer(env, 'linux')
  undo.push(() => pointer.close())
  return pointer
}

describe.runIf(needs('Xvfb', 'xdotool'))('the pointer of a real X server', () => {
  async function start() {
    const server = await startXvfb()
    undo.push(() => server.stop())
    const env = { DISPLAY: server.display }
    const xdotool = (...args: readonly string[]) =>
      execFileSync('xdotool', args, { env: { ...process.env, ...env } })
    return { ...server, env, xdotool }
  }

  it.each(['1', '2', '3'])('is held while button %s is down', async (button) => {
    const { env, xdotool } = await start()
    const pointer = pointerIn(env)
    expect(await pointer.isHeld()).toBe(false)
    xdotool('mousedown', button)
    expect(await pointer.isHeld()).toBe(true)
    xdotool('mouseup', button)
    expect(await pointer.isHeld()).toBe(false)
  })

  it('is not held by a wheel or a key', async () => {
    const { env, xdotool } = await start()
    xdotool('mousedown', '4', 'keydown', 'shift')
    expect(await pointerIn(env).isHeld()).toBe(false)
  })

  it('is not held where Wayland or a lost server keeps it from being known', async () => {
    const { env, xdotool, stop } = await start()
    xdotool('mousedown', '1')
    expect(await pointerIn({ ...env, WAYLAND_DISPLAY: 'wayland-0' }).isHeld()).toBe(false)
    expect(await pointerIn({}).isHeld()).toBe(false)
    const pointer = pointerIn(env)
    expect(await pointer.isHeld()).toBe(true)
    await stop()
    expect(await pointer.isHeld()).toBe(false)
  })
})
