import { dashboardScenes } from './dashboard'
import { popoverScenes } from './popover'
import type { Scene } from './scene'
import { windowScenes } from './windows'

export type { Scene } from './scene'

/** Every page in every state that a person can meet it in. */
export const scenes: readonly Scene[] = [...popoverScenes, ...dashboardScenes, ...windowScenes]
