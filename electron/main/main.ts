import { app } from 'electron'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { home } from './home'
import { keepNetworkInProcess } from './network-in-process'
import { registerScheme } from './register-scheme'
import { denyByDefault } from './security'
import { createTrayCorner } from './tray/tray-corner'

// Chromium's own files lie beside ours, so that LULL_HOME really holds everything.
const userData = join(home.root, 'app')
mkdirSync(userData, { recursive: true, mode: 0o700 })
app.setPath('userData', userData)
keepNetworkInProcess()
registerScheme()
denyByDefault()

// A tray app outlives its windows.
app.on('window-all-closed', () => undefined)

// Not awaited at top level: an ES module main that awaits `whenReady` hangs once packaged, since `ready` waits for it.
if (app.requestSingleInstanceLock()) void app.whenReady().then(open)
else app.quit()

/** The icon first: the rest takes longer to load than the desktop takes to show it, and would keep it from that. */
async function open(): Promise<void> {
  const corner = createTrayCorner()
  await corner.settled
  try {
    const { openShell } = await import('./shell')
    await openShell(corner)
  } catch (error) {
    const { tellStartFailed } = await import('./start-failed')
    tellStartFailed(error)
  }
}
