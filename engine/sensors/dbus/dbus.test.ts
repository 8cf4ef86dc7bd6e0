import { mkdtempSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createBus, type Bus } from './index'

const undo: (() => void)[] = []
afterEach(() => {
  for (const step of undo.splice(0).toReversed()) step()
})

function scratch(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'lull-bus-'))
  undo.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function open(address: string): Bus {
  const bus = createBus('session', { DBUS_SESSION_BUS_ADDRESS: address })
  undo.push(() => bus.close())
  return bus
}

const listNames = {
  service: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
  member: 'ListNames',
}

describe('a bus that is not there', () => {
  it('is an answer when the environment names none', async () => {
    const bus = createBus('session', {})
    expect(await bus.call(listNames)).toMatchObject({ ok: false, failure: 'noBus' })
  })

  it('is an answer when nobody listens at the address', async () => {
    const bus = open(`unix:path=${scratch()}/nobody`)
    expect(await bus.call(listNames)).toMatchObject({ ok: false, failure: 'noBus' })
    expect(await bus.call(listNames)).toMatchObject({
      ok: false,
      failure: 'noBus',
      message: expect.stringContaining('ENOENT'),
    })
  })

  it('is an answer when no transport fits the address', async () => {
    expect(await open('pigeon:loft=1').call(listNames)).toMatchObject({ ok: false, failure: 'noBus' })
  })

  it('is an answer within the deadline when the other end never speaks', async () => {
    const socket = path.join(scratch(), 'mute')
    const accepted: net.Socket[] = []
    const server = net.createServer((peer) => accepted.push(peer))
    await new Promise<void>((resolve) => server.listen(socket, resolve))
    undo.push(() => {
      for (const peer of accepted) peer.destroy()
      server.close()
    })
    expect(await open(`unix:path=${socket}`).call(listNames)).toMatchObject({ ok: false })
  })
})

describe('a subscription', () => {
  it('is put back when its timer goes off a moment before the clock says so', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    undo.push(() => void vi.useRealTimers())
    const socket = path.join(scratch(), 'late')
    const bus = open(`unix:path=${socket}`)
    bus.subscribe({ service: 'org.example', interface: 'org.example', member: 'Rain' }, () => undefined)
    expect(await bus.call(listNames)).toMatchObject({ ok: false, failure: 'noBus' })
    const server = net.createServer()
    await new Promise<void>((resolve) => server.listen(socket, resolve))
    undo.push(() => void server.close())
    const dialled = new Promise<boolean>((resolve) =>
      server.once('connection', (peer) => {
        peer.destroy()
        resolve(true)
      }),
    )
    // The timers are ahead of the clock now, as Node's are by less than a millisecond now and then.
    vi.runOnlyPendingTimers()
    await expect(dialled).resolves.toBe(true)
  })
})
