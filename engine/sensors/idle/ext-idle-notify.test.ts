import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startCompositor, type Compositor, type Offer } from '../../../test/platform/compositor'
import { eventually } from '../../../test/platform/eventually'
import { createExtIdleNotifySource } from './ext-idle-notify'
import type { IdleSource } from './source'
import { encode } from './wayland/wire'

let folder = ''
const closing: (() => void | Promise<void>)[] = []

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lull-wayland-'))
})
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
  rmSync(folder, { recursive: true, force: true })
})

async function compositor(offer: Offer, name = 'wayland-1'): Promise<Compositor> {
  const started = await startCompositor(path.join(folder, name), offer)
  closing.push(() => started.close())
  return started
}

function source(): IdleSource {
  const created = createExtIdleNotifySource({ WAYLAND_DISPLAY: 'wayland-1', XDG_RUNTIME_DIR: folder })
  closing.push(() => created.close())
  return created
}

async function seconds(from: IdleSource): Promise<number | undefined> {
  const answer = await from.read()
  return answer.kind === 'idle' ? answer.seconds : undefined
}

describe('idle time from a compositor with ext-idle-notify-v1', () => {
  it('is 0 until the compositor says idle, then grows from the last input', async () => {
    const screen = await compositor({ seats: 1, idleNotifier: true })
    const idle = source()
    expect(await idle.read()).toEqual({ kind: 'idle', seconds: 0 })
    await screen.watched(1)
    screen.idle(1)
    const first = await eventually('idle', async () => (await seconds(idle)) || undefined)
    expect(first).toBeGreaterThanOrEqual(1)
    expect(first).toBeLessThan(1.5)
    await eventually('growing', async () => ((await seconds(idle)) ?? 0) > first + 0.1 || undefined)
    expect(screen.timeouts).toEqual([1_000])
    expect(screen.refusals).toEqual([])
  })

  it('is told at once when somebody returns', async () => {
    const screen = await compositor({ seats: 1, idleNotifier: true })
    const idle = source()
    let told = 0
    idle.onChange?.(() => (told += 1))
    await idle.read()
    await screen.watched(1)
    screen.idle(1)
    await eventually('idle', async () => (await seconds(idle)) || undefined)
    expect(told).toBe(0)
    screen.resume(1)
    await eventually('told', () => told || undefined)
    expect(await idle.read()).toEqual({ kind: 'idle', seconds: 0 })
  })

  it('takes the busiest of several seats, and forgets one that is unplugged', async () => {
    const screen = await compositor({ seats: 2, idleNotifier: true })
    const idle = source()
    await idle.read()
    await screen.watched(2)
    screen.idle(1)
    expect(await idle.read()).toEqual({ kind: 'idle', seconds: 0 })
    screen.unplug(2)
    await eventually('idle', async () => (await seconds(idle)) || undefined)
    expect(screen.refusals).toEqual([])
  })

  it('finds the compositor from outside the desktop, as soon as there is one', async () => {
    const outside = createExtIdleNotifySource({ XDG_RUNTIME_DIR: folder })
    closing.push(() => outside.close())
    expect(await outside.read()).toMatchObject({
      kind: 'silent',
      message: expect.stringContaining('no socket'),
    })
    await compositor({ seats: 1, idleNotifier: true }, 'wayland-3')
    await eventually('found', async () => (await outside.read()).kind === 'idle' || undefined)
  })

  it('says so when the compositor has no such protocol', async () => {
    await compositor({ seats: 1, idleNotifier: false })
    expect(await source().read()).toMatchObject({
      kind: 'silent',
      message: expect.stringContaining('ext-idle-notify-v1'),
      hint: expect.stringContaining('Sway'),
    })
  })

  it('says so when there is no compositor, or one that is stuck', async () => {
    expect(await source().read()).toMatchObject({
      kind: 'silent',
      message: expect.stringContaining('ENOENT'),
    })
    await compositor({ seats: 1, idleNotifier: true, mute: true })
    expect(await source().read()).toMatchObject({
      kind: 'silent',
      message: expect.stringContaining('does not answer'),
    })
  })

  it('is silent after the compositor crashed, and comes back with a new one', async () => {
    const first = await compositor({ seats: 1, idleNotifier: true }, 'wayland-1')
    const idle = source()
    await idle.read()
    await closing.pop()?.()
    await closing.pop()?.()
    closing.push(() => idle.close())
    expect(first.refusals).toEqual([])
    await eventually('silent', async () => (await idle.read()).kind === 'silent' || undefined)
    await compositor({ seats: 1, idleNotifier: true })
    await eventually('back', async () => (await idle.read()).kind === 'idle' || undefined)
  })

  it('names what the compositor refused', async () => {
    const screen = await compositor({ seats: 1, idleNotifier: true })
    const idle = source()
    expect(await idle.read()).toMatchObject({ kind: 'idle' })
    screen.sendRaw(encode(1, 0, [4, 1, 'no such seat']))
    await eventually('silent', async () => (await idle.read()).kind === 'silent' || undefined)
    expect(await idle.read()).toMatchObject({ message: expect.stringContaining('error 1: no such seat') })
  })

  it('survives a compositor that sends nonsense', async () => {
    const screen = await compositor({ seats: 1, idleNotifier: true })
    const idle = source()
    expect(await idle.read()).toMatchObject({ kind: 'idle' })
    screen.sendRaw(Buffer.from('0200000000000300', 'hex'))
    await eventually('silent', async () => (await idle.read()).kind === 'silent' || undefined)
  })
})
