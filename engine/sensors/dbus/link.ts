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
  const lose = loseOnce(events)
  const hold = createHold(socket)
  bus.connection.on('error', (error) => {
    socket.destroy()
    lose(error.message)
  })
  bus.connection.on('close', (cause) => lose(cause?.message ?? 'the bus closed the connection'))
  bus.connection.on('message', (message) => {
    if (message.type === messageType.signal) events.signal(message)
  })
  const call = (request: MethodCall) => hold(() => invoke(bus, request))
  // Match rules are sent without waiting: messages keep their order, and a lost connection loses its rules with it.
  const match = (member: 'AddMatch' | 'RemoveMatch', rule: string) =>
    void call({ ...HELLO, member, signature: 's', body: [rule] })
  void call(HELLO).then((answer) => (answer.ok ? events.greeted() : socket.destroy()))
  return {
    call,
    addMatch: (rule) => match('AddMatch', rule),
    removeMatch: (rule) => match('RemoveMatch', rule),
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

/** Lets the socket keep the process alive while a reply is awaited, and only then. */
function createHold(socket: Partial<Pick<Socket, 'ref' | 'unref'>>) {
  let open = 0
  return async <T>(ask: () => Promise<T>): Promise<T> => {
    open += 1
    socket.ref?.()
    try {
      return await ask()
    } finally {
      open -= 1
      if (open === 0) socket.unref?.()
    }
  }
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
