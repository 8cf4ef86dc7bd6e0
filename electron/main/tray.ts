import { app, Menu, nativeImage, nativeTheme, Tray } from 'electron'
import { join } from 'node:path'
import type { Glance } from './present'
import { type TrayFace, trayFace, type TrayState } from './tray-state'

/** What the menu can ask for. */
export interface TrayWishes {
  open(): void
  pause(forSeconds: number | null): void
  resume(): void
  quit(): void
}

export interface LullTray {
  show(glance: Glance): void
  /** Where the icon is, as far as the platform tells. */
  bounds(): Electron.Rectangle | undefined
  destroy(): void
}

const hour = 3600

/** The tray icon. On Linux every action is in the menu: there is no right click, and some hosts have no left click. */
export function createTray(wishes: TrayWishes): LullTray {
  const tray = new Tray(iconFor('ready'))
  let shown: { readonly state?: TrayState; readonly sentence?: string; readonly paused?: boolean } = {}
  tray.on('click', wishes.open)
  nativeTheme.on('updated', () => tray.setImage(iconFor(shown.state ?? 'ready')))

  function show(glance: Glance): void {
    const face = trayFace(glance)
    const paused = glance.status.paused !== null
    // Each of these is a round trip to the panel, so only what changed is sent.
    if (face.state !== shown.state) tray.setImage(iconFor(face.state))
    if (face.sentence !== shown.sentence) tray.setToolTip(`Lull: ${face.sentence}`)
    if (face.sentence !== shown.sentence || paused !== shown.paused)
      tray.setContextMenu(menuFor(face, paused, wishes))
    shown = { ...face, paused }
  }

  const bounds = () => (process.platform === 'linux' ? undefined : tray.getBounds())
  return { show, bounds, destroy: () => tray.destroy() }
}

function menuFor(face: TrayFace, paused: boolean, wishes: TrayWishes): Menu {
  return Menu.buildFromTemplate([
    { label: face.sentence, enabled: false },
    { type: 'separator' },
    { label: 'Open Lull', click: wishes.open },
    paused
      ? { label: 'Resume', click: wishes.resume }
      : { label: 'Pause for an hour', click: () => wishes.pause(hour) },
    { type: 'separator' },
    { label: 'Quit Lull', click: wishes.quit },
  ])
}

/** macOS colours template images itself; elsewhere the panel's shade decides which of the two is readable. */
function iconFor(state: TrayState): Electron.NativeImage {
  const shade =
    process.platform === 'darwin' ? 'Template' : nativeTheme.shouldUseDarkColors ? '-dark' : '-light'
  const image = nativeImage.createFromPath(
    join(app.getAppPath(), 'resources', 'tray', `${state}${shade}.png`),
  )
  if (process.platform === 'darwin') image.setTemplateImage(true)
  return image
}
