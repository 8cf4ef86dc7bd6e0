import { once } from 'node:events'
import net from 'node:net'
import { createDecoder, createReader, encode, type WireMessage } from '../../engine/sensors/idle/wayland/wire'

/** What the compositor offers: globals by their number. */
export interface Offer {
  readonly seats: number
  readonly idleNotifier: boolean
  /** `mute`: accepts connections and never says a word. */
  readonly mute?: boolean
}

/**
 * A Wayland compositor without a screen that speaks the wire protocol on a Unix socket, and hangs up with a protocol
 * error on any request that a real one would refuse: unknown objects and opcodes, ids that are not the next one, versions
 * that are not offered, arguments that are missing or too many.
 */
export interface Compositor {
  /** What it refused, in words; empty as long as every client behaved. */
  readonly refusals: readonly string[]
  /** Time-outs asked for with `get_idle_notification`, in milliseconds. */
  readonly timeouts: readonly number[]
  /** Waits until that many idle notifications are in place. */
  watched(count: number): Promise<void>
  idle(seat: number): void
  resume(seat: number): void
  unplug(seat: number): void
  sendRaw(bytes: Buffer): void
  close(): Promise<void>
}

const DISPLAY = 1
const SEAT_VERSION = 7
const NOTIFIER_VERSION = 1
const NOTIFIER_GLOBAL = 100

type Thing =
  | { readonly kind: 'display' | 'registry' | 'notifier' }
  | { readonly kind: 'seat' | 'notification'; readonly seat: number }

interface Client {
  readonly socket: net.Socket
  readonly objects: Map<number, Thing>
}

export async function startCompositor(file: string, offer: Offer): Promise<Compositor> {
  const clients = new Set<Client>()
  const refusals: string[] = []
  const timeouts: number[] = []
  const waiting = new Set<() => void>()
  const seatNames = Array.from({ length: offer.seats }, (_, index) => index + 1)

  function refuse(client: Client, object: number, why: string): void {
    refusals.push(why)
    client.socket.end(encode(DISPLAY, 0, [object, 0, why]))
  }

  function create(client: Client, id: number, thing: Thing): void {
    if (id !== Math.max(...client.objects.keys()) + 1) throw new Error(`id ${id} is not the next one`)
    client.objects.set(id, thing)
  }

  function obey(client: Client, { object, opcode, body }: WireMessage): void {
    const thing = client.objects.get(object)
    if (!thing) throw new Error(`there is no object ${object}`)
    const request = createReader(body)
    const used = serve(client, `${thing.kind}.${opcode}`, request, object)
    if (used !== body.length)
      throw new Error(`${thing.kind}.${opcode} takes ${used} bytes, not ${body.length}`)
  }

  /** Returns how many bytes of arguments the request has. */
  function serve(
    client: Client,
    name: string,
    request: ReturnType<typeof createReader>,
    object: number,
  ): number {
    const send = (to: number, opcode: number, ...args: (number | string)[]) =>
      client.socket.write(encode(to, opcode, args))
    switch (name) {
      case 'display.0': {
        const callback = request.uint()
        create(client, callback, { kind: 'registry' })
        send(callback, 0, 1)
        send(DISPLAY, 1, callback)
        return 4
      }
      case 'display.1': {
        const registry = request.uint()
        create(client, registry, { kind: 'registry' })
        send(registry, 0, 50, 'wl_compositor', 5)
        for (const seat of seatNames) send(registry, 0, seat, 'wl_seat', SEAT_VERSION)
        if (offer.idleNotifier) send(registry, 0, NOTIFIER_GLOBAL, 'ext_idle_notifier_v1', NOTIFIER_VERSION)
        return 4
      }
      case 'registry.0': {
        const [global, text, version, id] = [request.uint(), request.string(), request.uint(), request.uint()]
        create(client, id, bound(global, text, version))
        return 16 + ((Buffer.byteLength(text) + 4) & ~3)
      }
      case 'notifier.1': {
        const [id, timeout, seatId] = [request.uint(), request.uint(), request.uint()]
        const seat = client.objects.get(seatId)
        if (seat?.kind !== 'seat') throw new Error(`object ${seatId} is no seat`)
        create(client, id, { kind: 'notification', seat: seat.seat })
        timeouts.push(timeout)
        for (const look of waiting) look()
        return 12
      }
      case 'notification.0':
        client.objects.delete(object)
        send(DISPLAY, 1, object)
        return 0
      default:
        throw new Error(`no request ${name}`)
    }
  }

  function bound(global: number, name: string, version: number): Thing {
    if (seatNames.includes(global) && name === 'wl_seat' && version >= 1 && version <= SEAT_VERSION) {
      return { kind: 'seat', seat: global }
    }
    const isNotifier = offer.idleNotifier && global === NOTIFIER_GLOBAL && name === 'ext_idle_notifier_v1'
    if (isNotifier && version === NOTIFIER_VERSION) return { kind: 'notifier' }
    throw new Error(`no global ${global} called ${name} of version ${version}`)
  }

  const server = net.createServer((socket) => {
    const client: Client = { socket, objects: new Map<number, Thing>([[DISPLAY, { kind: 'display' }]]) }
    const decode = createDecoder()
    clients.add(client)
    socket.on('close', () => clients.delete(client))
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk) => {
      if (offer.mute) return
      for (const message of decode(chunk)) {
        try {
          obey(client, message)
        } catch (error) {
          refuse(client, message.object, error instanceof Error ? error.message : String(error))
        }
      }
    })
  })
  server.listen(file)
  await once(server, 'listening')

  const notifications = () =>
    [...clients].flatMap((client) =>
      [...client.objects].flatMap(([id, thing]) =>
        thing.kind === 'notification' ? [{ client, id, seat: thing.seat }] : [],
      ),
    )
  const tell = (seat: number, opcode: number) => {
    for (const one of notifications()) {
      if (one.seat === seat) one.client.socket.write(encode(one.id, opcode, []))
    }
  }
  return {
    refusals,
    timeouts,
    watched: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (notifications().length < count) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    idle: (seat) => tell(seat, 0),
    resume: (seat) => tell(seat, 1),
    unplug(seat) {
      for (const { socket } of clients) socket.write(encode(2, 1, [seat]))
    },
    sendRaw(bytes) {
      for (const { socket } of clients) socket.write(bytes)
    },
    async close() {
      for (const { socket } of clients) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
