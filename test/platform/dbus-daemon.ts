import { startServer, type Server } from './child'

const OPTIONS = ['--session', '--nofork', '--nopidfile', '--print-address=3']

/** Starts a real, private message bus, at `address` or where it likes. Services that it starts inherit `env`. */
export async function startBus(
  address?: string,
  env?: NodeJS.ProcessEnv,
): Promise<Server & { readonly address: string }> {
  const options = address ? [...OPTIONS, `--address=${address}`] : OPTIONS
  const server = await startServer('dbus-daemon', options, env)
  return { ...server, address: server.line }
}
