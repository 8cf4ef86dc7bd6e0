import type { Socket } from 'node:net'
import { createDecoder, createReader, encode, type WireMessage } from '../../engine/sensors/idle/wayland/wire'

/** What a compositor offers to every client. */
export interface Offer {
  readonly seats: number
  readonly idleNotifier: boolean
  /** Accepts connections and never says a word. */
  readonly mute?: boolean
}

/** A client as the compositor sees it. */
export interface ConnectedClient {
  readonly socket: Socket
  /** Its idle notifications: the object's id and the seat it watches. */
  readonly notifications: () => readonly { readonly id: number; readonly seat: number }[]
}

export interface ClientEvents {
  refused(why: string): void
  watching(timeoutMs: number): void
}

type Reader = ReturnType<typeof createReader>
type Thing =
  | { readonly kind: 'display' | 'registry' | 'callback' | 'notifier' }
  | { readonly kind: 'seat' | 'notification'; readonly seat: number }

const DISPLAY = 1
const SEAT_VERSION = 7
const NOTIFIER_GLOBAL = 100
const NOTIFIER_VERSION = 1

/**
 * Serves one client and hangs up with a protocol error on any request that a real compositor would refuse: unknown
 * objects and opcodes, ids that are not the next one, versions that are not offered, missing or surplus arguments.
 */
export function serveClient(socket: Socket, offer: Offer, events: ClientEvents): ConnectedClient {
  const objects = new Map<number, Thing>([[DISPLAY, { kind: 'display' }]])
  const send = (object: number, opcode: number, ...args: readonly (number | string)[]) =>
    void socket.write(encode(object, opcode, args))

  function create(id: number, thing: Thing): void {
    if (id !== Math.max(...objects.keys()) + 1) throw new Error(`id ${id} is not the next one`)
    objects.set(id, thing)
  }

  /** Each request by name and opcode; returns how many bytes its arguments take. */
  const requests: Readonly<Record<string, (read: Reader, object: number) => number>> = {
    'display.0': (read) => {
      const callback = read.uint()
      create(callback, { kind: 'callback' })
      send(callback, 0, 1)
      send(DISPLAY, 1, callback)
      return 4
    },
    'display.1': (read) => {
      const registry = read.uint()
      create(registry, { kind: 'registry' })
      for (const [global, name, version] of globals(offer)) send(registry, 0, global, name, version)
      return 4
    },
    'registry.0': (read) => {
      const [global, name, version, id] = [read.uint(), read.string(), read.uint(), read.uint()]
      create(id, bound(offer, global, name, version))
      return 16 + ((Buffer.byteLength(name) + 4) & ~3)
    },
    'notifier.1': (read) => {
      const [id, timeoutMs, seatId] = [read.uint(), read.uint(), read.uint()]
      const seat = objects.get(seatId)
      if (seat?.kind !== 'seat') throw new Error(`object ${seatId} is no seat`)
      create(id, { kind: 'notification', seat: seat.seat })
      events.watching(timeoutMs)
      return 12
    },
    'notification.0': (_read, object) => {
      objects.delete(object)
      send(DISPLAY, 1, object)
      return 0
    },
  }

  function obey({ object, opcode, body }: WireMessage): void {
    const name = `${objects.get(object)?.kind ?? `unknown object ${object}`}.${opcode}`
    const request = requests[name]
    if (!request) throw new Error(`no request ${name}`)
    const used = request(createReader(body), object)
    if (used !== body.length) throw new Error(`${name} takes ${used} bytes, not ${body.length}`)
  }

  function refuse(object: number, error: unknown): void {
    const why = error instanceof Error ? error.message : String(error)
    events.refused(why)
    socket.end(encode(DISPLAY, 0, [object, 0, why]))
  }

  const decode = createDecoder()
  socket.on('data', (chunk) => {
    for (const message of offer.mute ? [] : decode(chunk)) {
      try {
        obey(message)
      } catch (error) {
        refuse(message.object, error)
      }
    }
  })
  return {
    socket,
    notifications: () =>
      [...objects].flatMap(([id, thing]) =>
        thing.kind === 'notification' ? [{ id, seat: thing.seat }] : [],
      ),
  }
}

/** Number, interface and version of everything on offer. */
function globals(offer: Offer): readonly (readonly [number, string, number])[] {
  const seats = Array.from(
    { length: offer.seats },
    (_, index) => [index + 1, 'wl_seat', SEAT_VERSION] as const,
  )
  const notifier = [NOTIFIER_GLOBAL, 'ext_idle_notifier_v1', NOTIFIER_VERSION] as const
  return [[50, 'wl_compositor', 5], ...seats, ...(offer.idleNotifier ? [notifier] : [])]
}

function bound(offer: Offer, global: number, name: string, version: number): Thing {
  const match = globals(offer).find(([number, offered]) => number === global && offered === name)
  if (!match || version < 1 || version > match[2]) {
    throw new Error(`no global ${global} called ${name} of version ${version}`)
  }
  return name === 'wl_seat' ? { kind: 'seat', seat: global } : { kind: 'notifier' }
}
