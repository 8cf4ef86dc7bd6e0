import path from 'node:path'
import type { BusKind } from './bus'

/** Where the D-Bus specification puts the system bus when the environment does not say otherwise. */
const SYSTEM_SOCKET = '/run/dbus/system_bus_socket'

/**
 * The address of a bus as libdbus finds it: the environment variable first, then the well-known socket (systemd puts
 * the session bus at `$XDG_RUNTIME_DIR/bus`), whether or not it is there yet. `null`: this session can have no bus.
 */
export function busAddress(kind: BusKind, env: Readonly<Record<string, string | undefined>>): string | null {
  const told = kind === 'system' ? env.DBUS_SYSTEM_BUS_ADDRESS : env.DBUS_SESSION_BUS_ADDRESS
  if (told) return told
  if (kind === 'system') return `unix:path=${SYSTEM_SOCKET}`
  return env.XDG_RUNTIME_DIR ? `unix:path=${path.join(env.XDG_RUNTIME_DIR, 'bus')}` : null
}
