// The least that a tray app in Electron can be: what Lull adds is counted above this.
import { app, Tray } from 'electron'
import path from 'node:path'

let tray // kept: a tray icon goes when it is garbage
app.setPath('userData', path.join(process.env.LULL_HOME, 'app'))
void app.whenReady().then(() => {
  tray = new Tray(path.join(import.meta.dirname, '../../resources/tray/ready-light.png'))
  tray.setToolTip('bare')
})
