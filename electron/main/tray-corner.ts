import type { Client, Glance } from './present'
import { createTray, type LullTray, type Shown } from './tray'
import { followTrayHost } from './tray-host'
import { trayFace } from './tray-state'
import { tellTrouble } from './trouble'

/** The corner of the desktop where Lull's icon is, if this desktop has one. */
export interface TrayCorner {
  show(glance: Glance): void
  hasTray(): boolean
  bounds(): Electron.Rectangle | undefined
  clear(): void
}

export interface CornerWishes {
  toggle(): void
  open(): void
  quit(): void
}

const starting: Shown = { state: 'ready', sentence: 'Starting.', isPaused: false }

/** Puts the icon up when there is a tray for it, anew when the tray was restarted; without a tray, opens the window. */
export function createTrayCorner(client: Client, wishes: CornerWishes): TrayCorner {
  let shown = starting
  let tray: LullTray | undefined

  function putUp(): void {
    tray?.destroy()
    tray = createTray(shown, {
      ...wishes,
      pause: (forSeconds) => void client.machine.pause({ forSeconds }).catch(tellTrouble),
      resume: () => void client.machine.resume().catch(tellTrouble),
    })
  }

  followTrayHost(process.env, { appeared: putUp, missing: wishes.open })
  return {
    show(glance) {
      shown = { ...trayFace(glance), isPaused: glance.status.paused !== null }
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
