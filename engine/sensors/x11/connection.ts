import { createClient, type Client, type Display } from 'x11'

/** A local X server answers in 0.1 ms. One that has not within this time is stopped or lost. */
const DEADLINE_MS = 500

/** One open connection to an X server. Once lost it stays lost. */
export interface X11Connection {
  readonly root: number
  /**
   * Sends a request and waits for its reply. Rejects when the server reports an error, when the connection is lost, and
   * after 500 ms without a reply (the connection is then given up).
   */
  ask<T>(
    send: (client: Client, done: (error: Error | null | undefined, value: T) => true) => void,
  ): Promise<T>
  close(): void
}

/**
 * Connects to the X server called `display` (`:0`). The library reads the cookie from `XAUTHORITY` or `~/.Xauthority`.
 * Rejects when that cannot be done in time. The connection keeps the process alive only while a question is open.
 */
export async function connectX11(display: string, lost: () => void): Promise<X11Connection> {
  const pending = new Set<(error: Error) => void>()
  let down: Error | null = null
  let client: Client | null = null

  function lose(error: Error): void {
    if (down !== null) return
    down = error
    client?.stream?.destroy()
    for (const fail of pending) fail(error)
    pending.clear()
    lost()
  }

  /** A promise that also settles when the connection goes down or the deadline passes. */
  function settled<T>(
    start: (resolve: (value: T) => void, reject: (error: Error) => void) => void,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (down !== null) return reject(down)
      const timer = setTimeout(() => lose(new Error(`${display} does not answer`)), DEADLINE_MS)
      const finish = () => {
        clearTimeout(timer)
        pending.delete(fail)
      }
      const fail = (error: Error) => {
        finish()
        reject(error)
      }
      pending.add(fail)
      start((value) => {
        finish()
        resolve(value)
      }, fail)
    })
  }

  const ready = await settled<Display>((resolve, reject) => {
    client = open(display, (error, opened) => (error ? reject(error) : resolve(opened)), lose)
  })
  // All clients of the library share one cache of atoms, but each server numbers its own: after a server was restarted
  // the old numbers name something else. https://github.com/sidorares/node-x11/blob/master/lib/xcore.js (`stdatoms`)
  ready.client.atoms = { ...ready.client.atoms }
  ready.client.stream?.on('close', () => lose(new Error(`${display} closed the connection`))).unref()
  return {
    root: ready.screen[0]?.root ?? 0,
    ask: (send) =>
      settled((resolve, reject) =>
        send(ready.client, (error, value) => {
          if (error) reject(error)
          else resolve(value)
          return true // the error is dealt with: the library must not emit it again
        }),
      ),
    close: () => lose(new Error('closed')),
  }
}

/** The `error` listener stays for good: without one, a dying server would end this process. */
function open(
  display: string,
  ready: (error: Error | null | undefined, opened: Display) => void,
  failed: (error: Error) => void,
): Client {
  const client = createClient({ display, disableBigRequests: true, shm: 'off' }, ready)
  client.on('error', failed)
  client.on('end', () => failed(new Error(`${display} closed the connection`)))
  return client
}
