import { readdirSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { createDecoder, encode, type Argument, type WireMessage } from './wire'

/** A connection that only carries messages. `lost` is called once, whatever ended it, `close` included. */
export interface WaylandSocket {
  send(object: number, opcode: number, ...args: readonly Argument[]): void
  close(why: string): void
}

/**
 * Where the compositor listens: an absolute `WAYLAND_DISPLAY`, or that name in the runtime folder. Without one (we run
 * outside the desktop) the first socket that a compositor of this user has put there. `null`: there is none.
 */
export function waylandPath(env: Readonly<Record<string, string | undefined>>): string | null {
  const { WAYLAND_DISPLAY: told, XDG_RUNTIME_DIR: folder } = env
  if (told && path.isAbsolute(told)) return told
  if (!folder) return null
  const name = told || firstSocket(folder)
  return name ? path.join(folder, name) : null
}

function firstSocket(folder: string): string | null {
  try {
    return (
      readdirSync(folder)
        .toSorted()
        .find((name) => /^wayland-\d+$/.test(name)) ?? null
    )
  } catch {
    return null // a user without a login has no such folder
  }
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
