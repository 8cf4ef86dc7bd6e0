import { inWayland } from '../desktop-session'
import { useX11Display, type ActiveWindow, type X11Answer } from '../x11'

/** The window in front, where it can be known. */
export interface FrontWindow {
  /** Where the answer comes from, or why there is none to have. */
  readonly source: string
  read(): Promise<X11Answer<ActiveWindow | null>>
  close(): void
}

/**
 * The active window of an X11 session, through the connection that idle time uses too. Wayland lets no program see
 * another's windows, and asking its X11 half would start XWayland on desktops that run without: there it stays unknown.
 */
export function createFrontWindow(env: Readonly<Record<string, string | undefined>>): FrontWindow {
  if (inWayland(env)) return unknown('Wayland does not tell the window in front')
  if (!env.DISPLAY) return unknown('no desktop session')
  const { thing: server, release } = useX11Display(env.DISPLAY)
  return { source: 'X11', read: () => server.activeWindow(), close: release }
}

const unknown = (source: string): FrontWindow => ({
  source,
  read: () => Promise.resolve({ ok: true, value: null }),
  close: () => undefined,
})
