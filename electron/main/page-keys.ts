import type { BrowserWindow } from 'electron'

/** How far one press zooms, in Chromium's levels: each is a factor of 1.2; 4 is some 200 %. */
const zoomSteps: Readonly<Record<string, number>> = { '+': 0.5, '=': 0.5, '-': -0.5 }
const furthestZoom = { in: 4, out: -2 }

/** Without a menu nothing stands behind the keys that every window knows: zoom, and close. macOS has its menu. */
export function bindKeys(window: BrowserWindow): void {
  if (process.platform === 'darwin') return
  const { webContents } = window
  webContents.on('before-input-event', (event, { type, control, alt, key }) => {
    if (type !== 'keyDown' || !control || alt) return
    const step = zoomSteps[key]
    if (step !== undefined) {
      const level = webContents.getZoomLevel() + step
      webContents.setZoomLevel(Math.max(furthestZoom.out, Math.min(furthestZoom.in, level)))
    } else if (key === '0') webContents.setZoomLevel(0)
    else if (key.toLowerCase() === 'w') window.close()
    else return
    event.preventDefault()
  })
}
