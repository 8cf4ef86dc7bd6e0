import { once } from 'node:events'
import net from 'node:net'
import { encode } from '../../engine/sensors/idle/wayland/wire'
import { serveClient, type ConnectedClient, type Offer } from './compositor-client'
import { eventually } from './eventually'

export type { Offer } from './compositor-client'

/** A Wayland compositor without a screen, as strict as a real one. Seats are numbered from 1. */
export interface Compositor {
  /** What it refused, in words; empty as long as every client behaved. */
  readonly refusals: readonly string[]
  /** Time-outs of the idle notifications that were asked for, in milliseconds. */
  readonly timeouts: readonly number[]
  /** Waits until that many idle notifications are in place. */
  watched(count: number): Promise<void>
  idle(seat: number): void
  resume(seat: number): void
  unplug(seat: number): void
  sendRaw(bytes: Buffer): void
  close(): Promise<void>
}

const REGISTRY = 2
const event = { idled: 0, resumed: 1, globalRemove: 1 }

/** Listens on the Unix socket `file`. */
export async function startCompositor(file: string, offer: Offer): Promise<Compositor> {
  const clients = new Set<ConnectedClient>()
  const refusals: string[] = []
  const timeouts: number[] = []
  const server = net.createServer((socket) => {
    const client = serveClient(socket, offer, {
      refused: (why) => refusals.push(why),
      watching: (timeoutMs) => timeouts.push(timeoutMs),
    })
    clients.add(client)
    socket.on('close', () => clients.delete(client))
    socket.on('error', () => socket.destroy())
  })
  server.listen(file)
  await once(server, 'listening')

  const everyone = (bytes: Buffer) => clients.forEach(({ socket }) => socket.write(bytes))
  const notify = (seat: number, opcode: number) => {
    for (const { socket, notifications } of clients) {
      for (const one of notifications()) if (one.seat === seat) socket.write(encode(one.id, opcode, []))
    }
  }
  return {
    refusals,
    timeouts,
    async watched(count) {
      await eventually(`${count} notifications`, () => timeouts.length >= count || undefined)
    },
    idle: (seat) => notify(seat, event.idled),
    resume: (seat) => notify(seat, event.resumed),
    unplug: (seat) => everyone(encode(REGISTRY, event.globalRemove, [seat])),
    sendRaw: everyone,
    async close() {
      for (const { socket } of clients) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
