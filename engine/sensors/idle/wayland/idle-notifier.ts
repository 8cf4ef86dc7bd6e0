import { openWaylandSocket, type WaylandSocket } from './socket'
import { createReader, type WireMessage } from './wire'

/** The compositor tells us when this long has passed without input: the finest step that is still no load. */
const TIMEOUT_MS = 1_000

/** A compositor greets in 1 ms. One that has not within this time is stuck. */
const GREETING_DEADLINE_MS = 500

const DISPLAY = 1
const REGISTRY = 2
const GREETED = 3
const FIRST_FREE_ID = 4

/** Opcodes, as wayland.xml and ext-idle-notify-v1.xml number them. */
const request = { displaySync: 0, displayGetRegistry: 1, registryBind: 0, notifierGet: 1, destroy: 0 }
const event = {
  displayError: 0,
  displayDeleteId: 1,
  global: 0,
  globalRemove: 1,
  done: 0,
  idled: 0,
  resumed: 1,
}

export interface IdleNotifierEvents {
  /** The compositor was asked everything: `supported` says whether it offers ext-idle-notify-v1. */
  greeted(supported: boolean): void
  resumed(): void
  lost(why: string): void
}

/** The compositor's own word on idleness, from one connection. */
export interface IdleNotifier {
  /** Seconds without input on any seat: 0 until one second has passed. An application that inhibits idleness keeps it 0. */
  idleSeconds(): number
  close(): void
}

interface Seat {
  readonly notification: number
  /** Monotonic time at which the last input was, as `idled` told; `null` while somebody is active. */
  idleSince: number | null
}

/**
 * A Wayland client that does one thing: it binds every `wl_seat` and asks `ext_idle_notifier_v1` (KWin, Sway, Hyprland,
 * COSMIC and others) to say when each falls idle and when input resumes. Nothing is polled.
 */
export function openIdleNotifier(file: string, events: IdleNotifierEvents): IdleNotifier {
  const seats = new Map<number, Seat>()
  const waiting = new Set<number>()
  let notifier: { readonly global: number; readonly id: number } | null = null
  let nextId = FIRST_FREE_ID

  const socket: WaylandSocket = openWaylandSocket(file, hear, (why) => {
    clearTimeout(greeting)
    events.lost(why)
  })
  const greeting = setTimeout(() => socket.close('the compositor does not answer'), GREETING_DEADLINE_MS)
  socket.send(DISPLAY, request.displayGetRegistry, REGISTRY)
  socket.send(DISPLAY, request.displaySync, GREETED)

  function hear({ object, opcode, body }: WireMessage): void {
    if (object === DISPLAY) hearDisplay(opcode, body)
    else if (object === REGISTRY) hearRegistry(opcode, body)
    else if (object === GREETED && opcode === event.done) greet()
    else hearSeat(object, opcode)
  }

  function hearDisplay(opcode: number, body: Buffer): void {
    if (opcode !== event.displayError) return
    const reader = createReader(body)
    const [object, code] = [reader.uint(), reader.uint()]
    socket.close(`the compositor refused object ${object} with error ${code}: ${reader.string()}`)
  }

  function hearRegistry(opcode: number, body: Buffer): void {
    const reader = createReader(body)
    const global = reader.uint()
    if (opcode === event.globalRemove) return forget(global)
    const name = reader.string()
    if (name === 'wl_seat') waiting.add(global)
    else if (name === 'ext_idle_notifier_v1' && notifier === null)
      notifier = { global, id: bind(global, name) }
    watchSeats()
  }

  function greet(): void {
    clearTimeout(greeting)
    events.greeted(notifier !== null)
  }

  function bind(global: number, name: string): number {
    const id = nextId++
    socket.send(REGISTRY, request.registryBind, global, name, 1, id)
    return id
  }

  function watchSeats(): void {
    if (notifier === null) return
    for (const global of waiting) {
      const seat = bind(global, 'wl_seat')
      const notification = nextId++
      socket.send(notifier.id, request.notifierGet, notification, TIMEOUT_MS, seat)
      seats.set(global, { notification, idleSince: null })
    }
    waiting.clear()
  }

  function forget(global: number): void {
    waiting.delete(global)
    const gone = seats.get(global)
    if (gone) socket.send(gone.notification, request.destroy)
    seats.delete(global)
    if (notifier?.global === global) socket.close('the compositor withdrew ext-idle-notify-v1')
  }

  function hearSeat(object: number, opcode: number): void {
    const seat = [...seats.values()].find(({ notification }) => notification === object)
    if (!seat) return
    if (opcode === event.idled) seat.idleSince = performance.now() - TIMEOUT_MS
    else if (opcode === event.resumed) {
      seat.idleSince = null
      events.resumed()
    }
  }

  return {
    idleSeconds: () => Math.min(...[...seats.values()].map(idleOf)),
    close: () => socket.close('closed'),
  }
}

function idleOf({ idleSince }: Seat): number {
  return idleSince === null ? 0 : (performance.now() - idleSince) / 1_000
}
