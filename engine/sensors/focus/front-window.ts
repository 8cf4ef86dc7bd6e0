import { displayOf, inWayland } from '../desktop-session'
import { useX11Display, type ActiveWindow, type X11Answer } from '../x11'

type Environment = Readonly<Record<string, string | undefined>>

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
export function createFrontWindow(env: Environment): FrontWindow {
  const display = displayOf(env)
  if (display === undefined) {
    return unknown(inWayland(env) ? 'Wayland does not tell the window in front' : 'no desktop session')
  }
  const { thing: server, release } = useX11Display(display)
  return { source: 'X11', read: () => server.activeWindow(), close: release }
}

/** Whether this desktop tells which window is in front. */
export const tellsFrontWindow = (env: Environment, platform: NodeJS.Platform): boolean =>
  platform === 'linux' && displayOf(env) !== undefined

/** The applications that have windows now, by the names that the focus sensor sees; none where they cannot be known. */
export async function windowApplications(env: Environment): Promise<readonly string[]> {
  const display = displayOf(env)
  if (display === undefined) return []
  const { thing: server, release } = useX11Display(display)
  const answer = await server.applications()
  release()
  return answer.ok ? answer.value : []
}

const unknown = (source: string): FrontWindow => ({
  source,
  read: () => Promise.resolve({ ok: true, value: null }),
  close: () => undefined,
})
