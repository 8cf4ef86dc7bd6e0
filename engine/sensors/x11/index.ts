import { createSharedUse, type Use } from '../shared-use'
import { createX11Display, type X11Display } from './display'

export type { ActiveWindow } from './active-window'
export type { X11Answer, X11Display } from './display'

/** The X display of that name (`:0`). Idle time and focus share one connection to it. */
export const useX11Display: (name: string) => Use<X11Display> = createSharedUse(createX11Display)
