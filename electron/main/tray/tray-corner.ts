import type { Glance } from '../present'
import { createTray, type LullTray, type Shown, type TrayWishes } from './tray'
import { followTrayHost } from './tray-host'
import { startingMenu, trayMenu } from './tray-menu'
import { trayFace } from './tray-state'

/** The corner of the desktop where Lull's icon is, if this desktop has one. */
export interface TrayCorner {
  show(glance: Glance): void
  hasTray(): boolean
  bounds(): Electron.Rectangle | undefined
  clear(): void
}

export interface CornerWishes extends TrayWishes {
  /** There is no tray: the window stands in for it. */
  open(): void
}

const starting: Shown = { state: 'ready', sentence: 'Starting.', menu: startingMenu }

/** Puts the icon up when there is a tray for it, anew when the tray was restarted; without a tray, opens the window. */
export function createTrayCorner(wishes: CornerWishes): TrayCorner {
  let shown = starting
  let tray: LullTray | undefined

  function putUp(): void {
    tray?.destroy()
    tray = createTray(shown, wishes)
  }

  followTrayHost(process.env, { appeared: putUp, missing: wishes.open })
  return {
    show(glance) {
      shown = { ...trayFace(glance), menu: trayMenu(glance) }
      tray?.show(shown)
    },
    hasTray: () => tray !== undefined,
    bounds: () => tray?.bounds(),
    clear() {
      tray?.destroy()
      tray = undefined
    },
  }
}
