// A throw-away desktop without a screen: own home, own session bus, own display.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const SCREEN = '-screen 0 1280x800x24 -nolisten tcp'

/** What would lead back to the person's own session and jobs. */
const leadingBack = [
  'DISPLAY',
  'WAYLAND_DISPLAY',
  'XDG_SESSION_TYPE',
  'DBUS_SESSION_BUS_ADDRESS',
  'LULL_HOME',
  'LULL_SCRIPTED_SENSORS',
  'LULL_MOCK_GPUS',
]

/** The programs it is made of that this machine has not got; none are needed outside Linux. */
export function missingDesktopParts() {
  if (process.platform !== 'linux') return []
  return ['dbus-run-session', 'xvfb-run', 'xauth'].filter((part) => spawnSync('which', [part]).status !== 0)
}

/** A command line that runs `command` on the private bus and display. */
export function onPrivateDesktop(command, args) {
  if (process.platform !== 'linux') return [command, args]
  return ['dbus-run-session', ['--', 'xvfb-run', '-a', '-s', SCREEN, command, ...args]]
}

/**
 * Makes a home that nobody lives in, and the environment that points there. It must stand before
 * the bus starts: services that the bus starts inherit the bus's environment.
 * @returns {{ env: NodeJS.ProcessEnv, remove: () => void }}
 */
export function privateHome() {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'lull-home-'))
  const folders = {
    XDG_CONFIG_HOME: path.join(home, '.config'),
    XDG_CACHE_HOME: path.join(home, '.cache'),
    XDG_DATA_HOME: path.join(home, '.local/share'),
    XDG_STATE_HOME: path.join(home, '.local/state'),
    XDG_RUNTIME_DIR: path.join(home, 'run'),
  }
  for (const folder of Object.values(folders)) fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  // logind on the real system bus would tell of the person at this machine: nobody answers at this address
  const nowhere = { DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${path.join(home, 'no-system-bus')}` }
  const env = { ...process.env, ...folders, ...nowhere, HOME: home, NO_AT_BRIDGE: '1' }
  for (const name of leadingBack) delete env[name]
  // services of the bus may write once more while they end
  const remove = () => fs.rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  return { env, remove }
}
