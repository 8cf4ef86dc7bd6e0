import { app, Menu } from 'electron'
import { join } from 'node:path'
import { type Engine, startEngine } from '../../engine'
import { createPageRouter } from './app-door'
import { openDoor } from './door'
import { home } from './home'
import { createNotifier } from './notifications'
import { outputImage } from './output-images'
import { createPageWindows } from './page-windows'
import { servePages } from './pages'
import { createPopover } from './popover'
import { followPower, hostIdle } from './power'
import { clientOf, followPresent } from './present'
import { openRemembered } from './remembered'
import { grantWishes, type TrayCorner, trayShown } from './tray'
import { tellTrouble } from './trouble'

/** The app: the engine in this process, a tray icon that shows it, and a popover that opens from the icon. */
export async function openShell(corner: TrayCorner): Promise<void> {
  // macOS keeps its menu, without which copying by keyboard does not work.
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null)
  const engine = await startEngine({ home, host: 'app', version: app.getVersion(), ...hostIdle })
  const client = clientOf(engine.router)
  servePages((address) => outputImage(address, (job) => client.jobs.get({ job })))
  const remembered = openRemembered(join(home.root, 'app', 'remembered.json'), tellTrouble)
  const windows = createPageWindows(remembered)
  const popover = createPopover({ trayBounds: () => corner.bounds(), hasTray: () => corner.hasTray() })
  openDoor(createPageRouter({ engine, windows, popover, remembered }))
  corner.serve({ ...popover, wish: grantWishes({ client, popover, windows }) })
  const notify = createNotifier({ client, popover, windows, remembered })
  followPresent(client, (before, update, glance) => {
    corner.show(trayShown(glance))
    notify(before, update, glance)
  }).catch(tellTrouble)
  app.on('second-instance', popover.open)
  app.on('activate', popover.open)
  followPower(engine, () => app.quit())
  quitAfterEngine(engine, () => {
    windows.rememberAll()
    corner.clear()
  })
  if (!remembered.get().welcomed) windows.open({ page: 'welcome' })
}

/** A system that shuts down waits for some ten seconds; whatever still hangs by then must not hang it. */
const longestFarewellMs = 8_000

/** Quitting leaves jobs frozen for the next engine; an engine that was asked to go takes the app with it. */
function quitAfterEngine(engine: Engine, farewell: () => void): void {
  let lastResort: NodeJS.Timeout | undefined
  app.on('before-quit', (event) => {
    event.preventDefault()
    // Each job's launcher freezes it when we are gone, however we go.
    lastResort ??= setTimeout(() => process.kill(process.pid, 'SIGKILL'), longestFarewellMs)
    engine.stop().catch(tellTrouble)
  })
  // An ear of our own for signals, so that a quit does not depend on what Chromium is busy with.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit())
  void engine.stopped.then(() => {
    farewell()
    // Not `quit`: once prevented, it closes the windows and then stays (seen with Electron 33). Nothing is left to ask.
    app.exit(0)
  })
}
