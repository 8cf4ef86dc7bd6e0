import { app, Menu, nativeImage, nativeTheme, Tray } from 'electron'
import { join } from 'node:path'
import type { TrayFace, TrayState } from './tray-state'

/** What the icon and its menu can ask for. */
export interface TrayWishes {
  toggle(): void
  open(): void
  pause(forSeconds: number | null): void
  resume(): void
  quit(): void
}

/** What the tray shows, the menu's one switch included. */
export interface Shown extends TrayFace {
  readonly isPaused: boolean
}

export interface LullTray {
  show(shown: Shown): void
  /** Where the icon is, as far as the platform tells. */
  bounds(): Electron.Rectangle | undefined
  destroy(): void
}

const hour = 3600

/** The tray icon. On Linux every action is in the menu: there is no right click, and some hosts have no left click. */
export function createTray(first: Shown, wishes: TrayWishes): LullTray {
  const tray = new Tray(iconFor(first.state))
  let shown = first
  const repaint = () => tray.setImage(iconFor(shown.state))
  tray.on('click', wishes.toggle)
  nativeTheme.on('updated', repaint)
  tray.setToolTip(tooltip(first))
  tray.setContextMenu(menuFor(first, wishes))

  function show(next: Shown): void {
    // Each of these is a round trip to the panel, and some panels shut an open menu when it is set anew.
    const isSameText = next.sentence === shown.sentence
    if (next.state !== shown.state) tray.setImage(iconFor(next.state))
    if (!isSameText) tray.setToolTip(tooltip(next))
    if (!isSameText || next.isPaused !== shown.isPaused) tray.setContextMenu(menuFor(next, wishes))
    shown = next
  }

  return {
    show,
    bounds: () => (process.platform === 'linux' ? undefined : tray.getBounds()),
    destroy() {
      nativeTheme.off('updated', repaint)
      tray.destroy()
    },
  }
}

const tooltip = ({ sentence }: TrayFace) => `Lull: ${sentence}`

function menuFor({ sentence, isPaused }: Shown, wishes: TrayWishes): Menu {
  return Menu.buildFromTemplate([
    { label: sentence, enabled: false },
    { type: 'separator' },
    { label: 'Open Lull', click: wishes.open },
    isPaused
      ? { label: 'Resume', click: wishes.resume }
      : { label: 'Pause for an hour', click: () => wishes.pause(hour) },
    { type: 'separator' },
    { label: 'Quit Lull', click: wishes.quit },
  ])
}

function iconFor(state: TrayState): Electron.NativeImage {
  const image = nativeImage.createFromPath(
    join(app.getAppPath(), 'resources', 'tray', `${state}${shade()}.png`),
  )
  if (process.platform === 'darwin') image.setTemplateImage(true)
  return image
}

/** macOS colours template images itself, Windows tells the task bar's shade, and a Linux panel may have any. */
function shade(): string {
  if (process.platform === 'darwin') return 'Template'
  if (process.platform === 'linux') return '-panel'
  return nativeTheme.shouldUseDarkColorsForSystemIntegratedUI ? '-dark' : '-light'
}
