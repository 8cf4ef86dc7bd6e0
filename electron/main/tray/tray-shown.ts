import type { Glance } from '../present'
import type { Shown } from './tray'
import { trayMenu } from './tray-menu'
import { trayFace } from './tray-state'

/** All that the tray shows of the engine's present. */
export function trayShown(glance: Glance): Shown {
  return { ...trayFace(glance), menu: trayMenu(glance) }
}
