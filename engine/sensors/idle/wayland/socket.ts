import net from 'node:net'
import path from 'node:path'
import { createDecoder, encode, type Argument, type WireMessage } from './wire'

/** A connection that only carries messages. `lost` is called once, whatever ended it, `close` included. */
export interface WaylandSocket {
  send(object: number, opcode: number, ...args: readonly Argument[]): void
  close(why: string): void
}

/** Where the compositor listens: an absolute `WAYLAND_DISPLAY`, or that name (else `wayland-0`) in the runtime folder. */
export function waylandPath(env: Readonly<Record<string, string | undefined>>): string | null {
  const name = env.WAYLAND_DISPLAY || 'wayland-0'
  if (path.isAbsolute(name)) return name
  return env.XDG_RUNTIME_DIR ? path.join(env.XDG_RUNTIME_DIR, name) : null
}

/** Connects to a compositor. Malformed messages end the connection. The socket does not keep the process alive. */
export function openWaylandSocket(
  file: string,
  heard: (message: WireMessage) => void,
  lost: (why: string) => void,
): WaylandSocket {
  const socket = net.createConnection(file).unref()
  const decode = createDecoder()
  let reason: string | null = null
  const close = (why: string) => {
    reason ??= why
    socket.destroy()
  }
  socket.on('data', (chunk) => {
    try {
      for (const message of decode(chunk)) if (reason === null) heard(message)
    } catch (error) {
      close(`the compositor sent ${error instanceof Error ? error.message : String(error)}`)
    }
  })
  socket.on('error', (error) => close(error.message))
  socket.on('close', () => lost(reason ?? 'the compositor closed the connection'))
  return {
    send: (object, opcode, ...args) => void socket.write(encode(object, opcode, args)),
    close,
  }
}
