import { startServer, type Server } from './child'

/** Starts a real, private message bus that knows no services of this machine. */
export async function startBus(): Promise<Server & { readonly address: string }> {
  const server = await startServer('dbus-daemon', [
    '--session',
    '--nofork',
    '--nopidfile',
    '--print-address=3',
  ])
  return { ...server, address: server.line }
}
