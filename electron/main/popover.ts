import { app, BrowserWindow, type Rectangle, screen } from 'electron'
import { join } from 'node:path'
import { pageUrl } from './pages'

const size = { width: 380, height: 560 }
/** Kept this long after it was hidden, so that opening it twice is quick; then its memory is given back. */
const keepMs = 60_000
const marginPixels = 8

export interface Popover {
  open(): void
  /** Opens it if it is shut and shuts it if it is open: what a click on the tray icon does. */
  toggle(): void
}

/** The popover's window: made when first wanted, hidden when it loses focus, destroyed when unused for a minute. */
export function createPopover(trayBounds: () => Rectangle | undefined): Popover {
  let window: BrowserWindow | undefined
  let destroyTimer: NodeJS.Timeout | undefined

  function hide(): void {
    window?.hide()
    clearTimeout(destroyTimer)
    destroyTimer = setTimeout(() => window?.destroy(), keepMs)
  }

  function make(): BrowserWindow {
    const made = new BrowserWindow({
      ...size,
      title: 'Lull',
      show: false,
      frame: false,
      resizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      webPreferences: {
        preload: join(app.getAppPath(), 'out', 'preload', 'preload.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
      },
    })
    made.on('page-title-updated', (event) => event.preventDefault())
    made.on('blur', hide)
    made.on('closed', () => {
      window = undefined
    })
    made.webContents.on('before-input-event', (_event, input) => {
      if (input.type === 'keyDown' && input.key === 'Escape') hide()
    })
    made.once('ready-to-show', () => showAtTray(made))
    void made.loadURL(pageUrl('popover'))
    return made
  }

  function showAtTray(shown: BrowserWindow): void {
    const place = placeFor(trayBounds())
    // Wayland ignores positions; the popover must look right wherever it opens.
    if (place) shown.setPosition(place.x, place.y)
    shown.show()
  }

  function open(): void {
    clearTimeout(destroyTimer)
    if (window) showAtTray(window)
    else window = make()
  }

  return { open, toggle: () => (window?.isVisible() ? hide() : open()) }
}

/** Below (or above) the tray icon where the platform tells where that is, else in the upper right corner. */
function placeFor(tray: Rectangle | undefined): { x: number; y: number } | undefined {
  const near = tray ?? { ...screen.getCursorScreenPoint(), width: 0, height: 0 }
  const { workArea } = screen.getDisplayNearestPoint(near)
  const right = workArea.x + workArea.width - size.width - marginPixels
  if (!tray) return { x: right, y: workArea.y + marginPixels }
  const x = Math.min(
    right,
    Math.max(workArea.x + marginPixels, Math.round(tray.x + tray.width / 2 - size.width / 2)),
  )
  const below = tray.y < workArea.y + workArea.height / 2
  const y = below ? workArea.y + marginPixels : workArea.y + workArea.height - size.height - marginPixels
  return { x, y }
}
