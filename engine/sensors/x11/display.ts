import type { ScreenSaver } from 'x11'
import { createBackoff } from '../backoff'
import {
  readActiveWindow,
  readApplications,
  readAtoms,
  type ActiveWindow,
  type EwmhAtoms,
} from './active-window'
import { readButtonHeld } from './button'
import { connectX11, type X11Connection } from './connection'

const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 10_000

/** What an X server says, or why it does not. */
export type X11Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string }

/** An X display: connected at the first question, and again after its server died. Never throws or rejects. */
export interface X11Display {
  /** Milliseconds since the last key, button or motion of any input device (MIT-SCREEN-SAVER). */
  idleMilliseconds(): Promise<X11Answer<number>>
  activeWindow(): Promise<X11Answer<ActiveWindow | null>>
  /** The applications that have windows; with several windows several times. */
  applications(): Promise<X11Answer<readonly string[]>>
  /** Whether a button is held down that could drag something. */
  isButtonHeld(): Promise<X11Answer<boolean>>
  close(): void
}

interface Ready {
  readonly connection: X11Connection
  readonly atoms: EwmhAtoms
  /** `null`: this server has no such extension. */
  readonly screenSaver: ScreenSaver | null
}

export function createX11Display(name: string): X11Display {
  const backoff = createBackoff(FIRST_RETRY_MS, LAST_RETRY_MS)
  let ready: Promise<Ready> | null = null
  let lastFailure = 'not connected yet'
  let closed = false

  function reach(): Promise<Ready> | null {
    if (ready !== null) return ready
    if (closed || !backoff.due()) return null
    const forget = () => {
      if (ready === attempt) ready = null
    }
    const attempt = connect(name, forget)
    attempt.then(backoff.succeeded, () => {
      backoff.failed()
      forget()
    })
    ready = attempt
    return attempt
  }

  async function ask<T>(question: (server: Ready) => Promise<T>): Promise<X11Answer<T>> {
    const reached = reach()
    if (reached === null) return { ok: false, message: lastFailure }
    try {
      return { ok: true, value: await question(await reached) }
    } catch (error) {
      lastFailure = error instanceof Error ? error.message : String(error)
      return { ok: false, message: lastFailure }
    }
  }

  return {
    idleMilliseconds: () => ask(queryIdle),
    activeWindow: () => ask(({ connection, atoms }) => readActiveWindow(connection, atoms)),
    applications: () => ask(({ connection, atoms }) => readApplications(connection, atoms)),
    isButtonHeld: () => ask(({ connection }) => readButtonHeld(connection)),
    close() {
      closed = true
      // A connection that failed has nothing to close, and its failure was told to whoever asked.
      ready?.then(
        ({ connection }) => connection.close(),
        () => undefined,
      )
    },
  }
}

async function connect(name: string, lost: () => void): Promise<Ready> {
  const connection = await connectX11(name, lost)
  const screenSaver = await askScreenSaver(connection)
  return { connection, atoms: await readAtoms(connection), screenSaver }
}

async function askScreenSaver(connection: X11Connection): Promise<ScreenSaver | null> {
  return connection.ask<ScreenSaver | null>((client, done) =>
    client.require('screen-saver', (error, extension) => done(null, error ? null : extension)),
  )
}

async function queryIdle({ connection, screenSaver }: Ready): Promise<number> {
  if (screenSaver === null) throw new Error('the X server has no MIT-SCREEN-SAVER extension')
  const info = await connection.ask<{ readonly idle: number }>((_client, done) =>
    screenSaver.QueryInfo(connection.root, done),
  )
  return info.idle
}
