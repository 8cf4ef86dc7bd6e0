import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { launch, startServer } from '../platform/child'
import { startBus } from '../platform/dbus-daemon'
import { eventually } from '../platform/eventually'
import { fontsOnly } from '../platform/fonts'
import { furnish, panelHeight } from './furniture'

const execute = promisify(execFile)

/** Everything is drawn at twice its size, for screens that show it so. */
const scale = 2
const screen = { width: 740 * scale, height: 580 * scale }
const display = ['-displayfd', '3', '-screen', '0', `${screen.width}x${screen.height}x24`, '-nolisten', 'tcp']
const wallpaper = ['-add', '#1f2a44', '-add', '#46618f', '-add', '#b9a7b5', '-gradient', '200']
const limitMs = 20_000

/** A desktop as a person has it: a wallpaper, a panel with a tray, a window manager and bubbles. */
export interface Desktop {
  /** The address of its session bus. */
  readonly bus: string
  /** For whatever is to appear on it. */
  readonly env: Readonly<Record<string, string>>
  /** Clicks on the one icon in the tray, and moves the pointer out of sight. */
  clickTray(): Promise<void>
  /** Waits for a window of that title. */
  sees(title: string): Promise<void>
  /** Writes a picture of the screen, taken when it stands still. */
  photograph(file: string): Promise<void>
  stop(): Promise<void>
}

/** Starts a Xfce desktop on a display and a session bus of its own. */
export async function startDesktop(): Promise<Desktop> {
  const home = mkdtempSync(path.join(tmpdir(), 'lull-desktop-'))
  const server = await startServer('Xvfb', display)
  const own = { DISPLAY: `:${server.line}`, FONTCONFIG_FILE: fontsOnly(home), NO_AT_BRIDGE: '1' }
  const env = { ...homeIn(home), ...own }
  furnish(env.XDG_CONFIG_HOME)
  // what the bus starts, such as the keeper of those settings, inherits its environment
  const bus = await startBus(undefined, { ...process.env, ...env })
  const around = { ...process.env, ...env, DBUS_SESSION_BUS_ADDRESS: bus.address, GDK_SCALE: String(scale) }
  const say: Say = (command, ...args) => execute(command, args, { env: around, timeout: limitMs })
  await say('hsetroot', ...wallpaper)
  const parts = programs.map(([command, ...args]) => launch(command, args, around))
  await Promise.all(offered.map((name) => isOffered(say, name)))
  return {
    bus: bus.address,
    env,
    clickTray: () => clickTray(say),
    sees: async (title) => void (await say('xdotool', 'search', '--sync', '--onlyvisible', '--name', title)),
    photograph: (file) => photograph(say, file, home),
    async stop() {
      for (const part of [...parts, bus, server]) await part.stop()
      rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
    },
  }
}

const programs = [
  ['xfwm4', '--compositor=on'],
  ['xfce4-panel', '--disable-wm-check'],
  ['/usr/lib/x86_64-linux-gnu/xfce4/notifyd/xfce4-notifyd'],
] as const
/** What the panel and the bubbles are called on the bus. */
const offered = ['org.kde.StatusNotifierWatcher', 'org.freedesktop.Notifications']

/** Runs a program on the desktop to its end. */
type Say = (command: string, ...args: readonly string[]) => Promise<{ readonly stdout: string }>

async function isOffered(say: Say, name: string): Promise<void> {
  const question = ['-d', 'org.freedesktop.DBus', '-o', '/', '-m', 'org.freedesktop.DBus.NameHasOwner', name]
  const answer = async () => (await say('gdbus', 'call', '--session', ...question)).stdout.includes('true')
  await eventually(name, async () => (await answer()) || undefined, limitMs)
}

async function clickTray(say: Say): Promise<void> {
  const middle = (panelHeight * scale) / 2
  await say('xdotool', 'mousemove', String(screen.width - middle), String(middle), 'click', '1')
  await say('xdotool', 'mousemove', '0', String(screen.height))
}

async function photograph(say: Say, file: string, folder: string): Promise<void> {
  const [before, after] = [path.join(folder, 'before.png'), path.join(folder, 'after.png')]
  const standsStill = async () => {
    await say('scrot', '--overwrite', before)
    await say('scrot', '--overwrite', after)
    return readFileSync(before).equals(readFileSync(after)) || undefined
  }
  await eventually('a picture that stands still', standsStill, limitMs)
  await say('optipng', '-quiet', '-o4', '-strip', 'all', after)
  copyFileSync(after, file)
}

function homeIn(home: string) {
  const folders = {
    XDG_CONFIG_HOME: path.join(home, 'config'),
    XDG_CACHE_HOME: path.join(home, 'cache'),
    XDG_DATA_HOME: path.join(home, 'data'),
    XDG_RUNTIME_DIR: path.join(home, 'run'),
  }
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  return { ...folders, HOME: home, XDG_CURRENT_DESKTOP: 'XFCE' }
}
