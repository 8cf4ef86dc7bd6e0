import { app } from 'electron'
import { startEngine } from '../../engine'
import { hasTrayHost } from './tray-host'
import { openDoor } from './door'
import { home } from './home'
import { servePages } from './pages'
import { createPopover } from './popover'
import { followPower, hostIdle } from './power'
import { clientOf, followPresent } from './present'
import { createTray } from './tray'

/** The app: the engine in this process, a tray icon that shows it, and a popover that opens from the icon. */
export async function openShell(): Promise<void> {
  servePages()
  const engine = await startEngine({ home, host: 'app', version: app.getVersion(), ...hostIdle })
  openDoor(engine.router)
  const client = clientOf(engine.router)
  const popover = createPopover(() => tray.bounds())
  const tray = createTray({
    open: popover.toggle,
    pause: (forSeconds) => void client.machine.pause({ forSeconds }),
    resume: () => void client.machine.resume(),
    quit: () => app.quit(),
  })
  void followPresent(client, tray.show)
  app.on('second-instance', popover.open)
  app.on('activate', popover.open)
  followPower(engine, () => app.quit())
  quitAfterEngine(engine, tray)
  if (!(await hasTrayHost(process.env))) popover.open()
}

interface Ending {
  readonly stopped: Promise<void>
  stop(): Promise<void>
}

/** Quitting leaves jobs frozen for the next engine; an engine that was asked to go takes the app with it. */
function quitAfterEngine(engine: Ending, tray: { destroy(): void }): void {
  let over = false
  app.on('before-quit', (event) => {
    if (over) return
    event.preventDefault()
    void engine.stop()
  })
  void engine.stopped.then(() => {
    over = true
    tray.destroy()
    app.quit()
  })
}
