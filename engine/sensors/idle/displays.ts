import { createBus } from '../dbus'
import { inWayland } from '../desktop-session'
import { createExtIdleNotifySource } from './ext-idle-notify'
import type { GraphicalSession } from './graphical-session'
import { createMutterSource } from './mutter'
import type { IdleSource } from './source'
import { createX11Source } from './x11-screen-saver'

type Environment = Readonly<Record<string, string | undefined>>

/** A display server that can be asked, and the sessions of our own user that its answer holds for. */
export interface DisplaySource extends IdleSource {
  readonly sees: (session: GraphicalSession) => boolean
}

/**
 * Whom to ask about our own user's desktop, the best informed first. Outside every desktop (over ssh) GNOME and the
 * user's compositor are still asked: our user may also sit at the machine.
 */
export function displaySources(env: Environment, uid: number): readonly DisplaySource[] {
  const ours = (session: GraphicalSession) => session.uid === uid
  const mutter = { ...createMutterSource(createBus('session', env)), sees: ours }
  if (env.DISPLAY && !inWayland(env)) return [x11(env.DISPLAY, ours), mutter]
  return [wayland(env, ours), mutter]
}

const wayland = (env: Environment, ours: DisplaySource['sees']): DisplaySource => ({
  ...createExtIdleNotifySource(env),
  sees: (session) => ours(session) && session.type === 'wayland',
})

const x11 = (display: string, ours: DisplaySource['sees']): DisplaySource => ({
  ...createX11Source(display),
  sees: (session) => ours(session) && session.type === 'x11' && isSameDisplay(session.display, display),
})

/** `:0` and `:0.0` are one server; a session that did not tell logind its display is taken to be on ours. */
function isSameDisplay(told: string, display: string): boolean {
  const server = (name: string) => name.replace(/\.\d+$/, '')
  return told === '' || server(told) === server(display)
}
