import type { Socket } from 'node:net'
import { createClient, messageType, type Message, type MessageBus } from 'dbus-native'
import type { BusAnswer, BusFailure, MethodCall } from './bus'

/** How long a call may take, with the connection and its greeting. A bus answers within 1 ms; a stuck one never does. */
export const CALL_DEADLINE_MS = 500

/** D-Bus message flag: do not start the service that is addressed. */
const NO_AUTO_START = 2

const HELLO: MethodCall = {
  service: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
  member: 'Hello',
}

/** One open connection to a bus, from dialling until it is lost. It is never mended: the next one takes its place. */
export interface Link {
  call(request: MethodCall): Promise<BusAnswer>
  addMatch(rule: string): void
  removeMatch(rule: string): void
  close(): void
}

export interface LinkEvents {
  signal(message: Message): void
  greeted(): void
  /** Called once, also after `close`. */
  lost(why: string): void
}

/**
 * Dials a bus. Throws on an address that no transport fits; everything later is told through `events`.
 *
 * The greeting is ours (`direct`), because the library throws out of a socket event when its own gets no reply, which
 * nobody could catch.
 */
export function openLink(address: string, events: LinkEvents): Link {
  const bus = createClient({
    busAddress: address,
    authMethods: ['EXTERNAL'],
    direct: true,
    timeout: CALL_DEADLINE_MS,
    returnBigInt: false,
  })
  const socket = bus.connection.stream as Partial<Socket> & typeof bus.connection.stream
  socket.unref?.()
  const lose = loseOnce(events)
  bus.connection.on('error', (error) => {
    socket.destroy()
    lose(error.message)
  })
  bus.connection.on('close', (cause) => lose(cause?.message ?? 'the bus closed the connection'))
  bus.connection.on('message', (message) => {
    if (message.type === messageType.signal) events.signal(message)
  })
  void greet(bus, events, () => socket.destroy())
  return {
    call: (request) => invoke(bus, request),
    addMatch: (rule) => tell(bus, 'AddMatch', rule),
    removeMatch: (rule) => tell(bus, 'RemoveMatch', rule),
    close: () => socket.destroy(),
  }
}

function loseOnce(events: LinkEvents): (why: string) => void {
  let lost = false
  return (why) => {
    if (lost) return
    lost = true
    events.lost(why)
  }
}

async function greet(bus: MessageBus, events: LinkEvents, hangUp: () => void): Promise<void> {
  const answer = await invoke(bus, HELLO)
  if (answer.ok) events.greeted()
  else hangUp()
}

/** Match rules are sent without waiting: messages keep their order, and a lost connection loses its rules with it. */
function tell(bus: MessageBus, member: 'AddMatch' | 'RemoveMatch', rule: string): void {
  void invoke(bus, { ...HELLO, member, signature: 's', body: [rule] })
}

async function invoke(bus: MessageBus, request: MethodCall): Promise<BusAnswer> {
  try {
    return { ok: true, value: await bus.invoke<unknown>(toMessage(request)) }
  } catch (error) {
    return {
      ok: false,
      failure: failureOf(error),
      message: error instanceof Error ? error.message : String(error),
    }
  }
}

function toMessage(request: MethodCall): Message {
  return {
    destination: request.service,
    path: request.path,
    interface: request.interface,
    member: request.member,
    ...(request.signature === undefined
      ? {}
      : { signature: request.signature, body: [...(request.body ?? [])] }),
    flags: request.activate ? 0 : NO_AUTO_START,
  }
}

const NOBODY_THERE = [
  'org.freedesktop.DBus.Error.ServiceUnknown',
  'org.freedesktop.DBus.Error.NameHasNoOwner',
]

function failureOf(error: unknown): BusFailure {
  const { code, dbusName } = error as { code?: unknown; dbusName?: unknown }
  if (code === 'ECONNCLOSED') return 'noBus'
  if (code === 'ETIMEDOUT') return 'timeout'
  return NOBODY_THERE.some((name) => name === dbusName) ? 'noService' : 'refused'
}
