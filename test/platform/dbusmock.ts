import { execFileSync } from 'node:child_process'
import { launch, type Server } from './child'
import { eventually } from './eventually'

/** python3-dbusmock is a Debian package, so Debian's own Python must run it. */
const PYTHON = '/usr/bin/python3'

/** A service of python3-dbusmock on a private bus. */
export interface MockService extends Server {
  /** Calls a method, arguments in GVariant text. Returns the reply in GVariant text. */
  call(path: string, method: string, ...args: readonly string[]): string
}

/** Plays `name` on the bus at `address`: an object at `path` with `iface` to be filled with `AddMethod`. */
export function startMock(address: string, name: string, path: string, iface: string): Promise<MockService> {
  return start(address, name, [name, path, iface])
}

/** Plays logind, as python3-dbusmock knows it. */
export const startLogind = (address: string): Promise<MockService> =>
  start(address, 'org.freedesktop.login1', ['--template', 'logind'])

async function start(address: string, name: string, args: readonly string[]): Promise<MockService> {
  const env = { ...process.env, DBUS_SESSION_BUS_ADDRESS: address, DBUS_SYSTEM_BUS_ADDRESS: address }
  const server = launch(PYTHON, ['-m', 'dbusmock', ...args], env)
  const gdbus = (...command: readonly string[]) =>
    execFileSync('gdbus', ['call', '--address', address, '--dest', ...command], { encoding: 'utf8' })
  const bus = ['org.freedesktop.DBus', '--object-path', '/', '--method', 'org.freedesktop.DBus.NameHasOwner']
  await eventually(`${name} on its bus`, () => gdbus(...bus, name).includes('true') || undefined, 10_000)
  return {
    ...server,
    call: (path, method, ...values) =>
      gdbus(name, '--object-path', path, '--method', method, '--', ...values).trim(),
  }
}
