import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import path from 'node:path'
import { openDoor } from '../../../electron/main/door'
import { heightFor } from '../../../electron/main/placement'
import { servePages } from '../../../electron/main/pages'
import { registerScheme } from '../../../electron/main/register-scheme'
import { denyByDefault } from '../../../electron/main/security'
import { createFakeMain, type FakeMain } from './fake-router'

// The app's own pages, door and rules around a main process that only pretends: an engine and a desktop made of plain data.

/** What a test tells this process to do. */
export interface FakeApp extends Pick<FakeMain, 'begin' | 'become' | 'asked'> {
  open(address: string, look: Look): Promise<void>
  /** The open window from now on. */
  reshape(look: Omit<Look, 'scheme'>): void
}

export interface Look {
  readonly width: number
  readonly height: number
  readonly scheme: 'light' | 'dark'
  readonly zoom: number
}

app.setPath('userData', path.join(app.getAppPath(), 'data'))
app.on('window-all-closed', () => undefined)
registerScheme()
denyByDefault()
const main = createFakeMain()
Object.assign(globalThis, { fakeApp: { ...main, open, reshape } satisfies FakeApp })
void app.whenReady().then(() => {
  servePages(plotAt)
  openDoor(main.router)
})

async function open(address: string, { width, height, scheme, zoom }: Look): Promise<void> {
  await app.whenReady()
  nativeTheme.themeSource = scheme
  const preload = path.join(app.getAppPath(), 'out', 'preload', 'preload.cjs')
  const window = new BrowserWindow({
    width,
    height,
    useContentSize: true,
    webPreferences: { preload, sandbox: true, contextIsolation: true, backgroundThrottling: false },
  })
  window.webContents.on('did-finish-load', () => window.webContents.setZoomFactor(zoom))
  // Only the popover asks, and is as high as its content.
  window.webContents.on('content-bounds-updated', (event, { height: content }) => {
    event.preventDefault()
    window.setContentSize(
      window.getContentSize()[0] ?? width,
      heightFor(content, screen.getPrimaryDisplay().workArea),
    )
  })
  await window.loadURL(`lull://app/${address}`)
}

function reshape({ width, height, zoom }: Omit<Look, 'scheme'>): void {
  const [window] = BrowserWindow.getAllWindows()
  window?.setContentSize(width, height)
  window?.webContents.setZoomFactor(zoom)
}

/** Every output is this plot. */
async function plotAt(address: string): Promise<Response | undefined> {
  if (!new URL(address).pathname.startsWith('/outputs/')) return undefined
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40" width="240" height="160"><path d="M5 35 25 12 40 22 55 5" fill="none" stroke="#4f46e5" stroke-width="2"/></svg>'
  return new Response(drawing, { headers: { 'content-type': 'image/svg+xml' } })
}
