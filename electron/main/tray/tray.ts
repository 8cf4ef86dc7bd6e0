import { app, Menu, nativeImage, nativeTheme, Tray } from 'electron'
import { isDeepStrictEqual } from 'node:util'
import { join } from 'node:path'
import type { TrayEntry, TrayWish } from './tray-menu'
import type { TrayFace, TrayState } from './tray-state'

/** What the icon and its menu can ask for. */
export interface TrayWishes {
  toggle(): void
  wish(wish: TrayWish): void
}

/** What the tray shows, its menu included. */
export interface Shown extends TrayFace {
  readonly menu: readonly TrayEntry[]
}

export interface LullTray {
  show(shown: Shown): void
  /** Where the icon is, as far as the platform tells. */
  bounds(): Electron.Rectangle | undefined
  destroy(): void
}

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
    if (next.state !== shown.state) tray.setImage(iconFor(next.state))
    if (next.sentence !== shown.sentence) tray.setToolTip(tooltip(next))
    if (!isDeepStrictEqual(next.menu, shown.menu)) tray.setContextMenu(menuFor(next, wishes))
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

function menuFor({ menu }: Shown, { wish }: TrayWishes): Menu {
  return Menu.buildFromTemplate(menu.map((entry) => itemFor(entry, wish)))
}

function itemFor(entry: TrayEntry, wish: TrayWishes['wish']): Electron.MenuItemConstructorOptions {
  switch (entry.type) {
    case 'line':
      return { type: 'separator' }
    case 'text':
      return { label: literally(entry.label), enabled: false }
    case 'wish':
      return { label: literally(entry.label), click: () => wish(entry.wish) }
    case 'group':
      return { label: literally(entry.label), submenu: entry.entries.map((each) => itemFor(each, wish)) }
  }
}

/** A single & marks the key that chooses an entry. */
const literally = (label: string) => label.replaceAll('&', '&&')

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
