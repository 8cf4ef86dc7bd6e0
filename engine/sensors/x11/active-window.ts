import type { Property } from 'x11'
import type { X11Connection } from './connection'

/** Of the core protocol: the predefined atom, and "of whatever type". */
const WM_CLASS = 67
const ANY_TYPE = 0

/** The core protocol's error code for a window that does not exist. */
const BAD_WINDOW = 3

/** The window in front, as the window manager names it (EWMH). */
export interface ActiveWindow {
  readonly fullScreen: boolean
  /** The class of WM_CLASS, in lower case: what people call the application (`firefox`, `code`). */
  readonly application: string | null
}

export interface EwmhAtoms {
  readonly clientList: number
  readonly activeWindow: number
  readonly state: number
  readonly fullScreen: number
}

/** Looks the names of EWMH up once per connection; numbers of atoms hold as long as the server runs. */
export async function readAtoms(connection: X11Connection): Promise<EwmhAtoms> {
  const atom = (name: string) =>
    connection.ask<number>((client, done) => client.InternAtom(false, name, done))
  const [clientList, activeWindow, state, fullScreen] = await Promise.all([
    atom('_NET_CLIENT_LIST'),
    atom('_NET_ACTIVE_WINDOW'),
    atom('_NET_WM_STATE'),
    atom('_NET_WM_STATE_FULLSCREEN'),
  ])
  return { clientList, activeWindow, state, fullScreen }
}

/** The active window, or `null` when there is none, or no window manager that says so. */
export async function readActiveWindow(
  connection: X11Connection,
  atoms: EwmhAtoms,
): Promise<ActiveWindow | null> {
  const [window] = words(await property(connection, connection.root, atoms.activeWindow))
  if (!window) return null
  return unlessGone(async () => {
    const asked = [property(connection, window, atoms.state), property(connection, window, WM_CLASS)] as const
    const [state, names] = await Promise.all(asked)
    return { fullScreen: words(state).includes(atoms.fullScreen), application: className(names) }
  })
}

/** The applications that have windows, by the names that they have in front; each as often as it has windows. */
export async function readApplications(
  connection: X11Connection,
  { clientList }: EwmhAtoms,
): Promise<readonly string[]> {
  const windows = words(await property(connection, connection.root, clientList))
  const nameOf = (window: number) =>
    unlessGone(async () => className(await property(connection, window, WM_CLASS)))
  const names = await Promise.all(windows.map(nameOf))
  return names.filter((name) => name !== null)
}

/** Enough for the longest list of windows; `GetProperty` counts in units of four bytes. */
const longestProperty = 4096

const property = (connection: X11Connection, window: number, name: number): Promise<Property> =>
  connection.ask((client, done) => client.GetProperty(0, window, name, ANY_TYPE, 0, longestProperty, done))

/** A window may close between two questions; the next look sees its successor. */
async function unlessGone<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await ask()
  } catch (error) {
    if (isBadWindow(error)) return null
    throw error
  }
}

const isBadWindow = (error: unknown): boolean => (error as { error?: unknown }).error === BAD_WINDOW

function words({ type, format, data }: Property): readonly number[] {
  if (type === 0 || format !== 32) return []
  return Array.from({ length: data.length >> 2 }, (_, index) => data.readUInt32LE(index * 4))
}

/** WM_CLASS is `instance NUL class NUL`. */
function className({ data }: Property): string | null {
  const [instance, name] = data.toString('latin1').split('\0')
  return (name || instance || '').toLowerCase() || null
}
