import { startServer, type Server } from './child'

const OPTIONS = ['--session', '--nofork', '--nopidfile', '--print-address=3']

/** Starts a real, private message bus, at `address` or where it likes. */
export async function startBus(address?: string): Promise<Server & { readonly address: string }> {
  const server = await startServer('dbus-daemon', address ? [...OPTIONS, `--address=${address}`] : OPTIONS)
  return { ...server, address: server.line }
}
