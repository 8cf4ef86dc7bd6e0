import { app } from 'electron'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { tellStartFailed } from './start-failed'
import { home } from './home'
import { registerScheme } from './pages'
import { denyByDefault } from './security'
import { openShell } from './shell'

// Chromium's own files lie beside ours, so that LULL_HOME really holds everything.
const userData = join(home.root, 'app')
mkdirSync(userData, { recursive: true, mode: 0o700 })
app.setPath('userData', userData)
registerScheme()
denyByDefault()

// A tray app outlives its windows.
app.on('window-all-closed', () => undefined)

// Not awaited at top level: an ES module main that awaits `whenReady` hangs once packaged, since `ready` waits for it.
if (app.requestSingleInstanceLock()) void app.whenReady().then(openShell).catch(tellStartFailed)
else app.quit()
