import { app } from 'electron'
import { createTray, type LullTray, type Shown, type TrayWishes } from './tray'
import { followTrayHost } from './tray-host'

/** The corner of the desktop where Lull's icon is, if this desktop has one. */
export interface TrayCorner {
  /** Resolves when the icon is where people see it, or it is known that there is no place for it, or that takes long. */
  readonly settled: Promise<void>
  show(shown: Shown): void
  /** Grants what people ask for from now on, and what they asked for while Lull started. */
  serve(wishes: CornerWishes): void
  hasTray(): boolean
  bounds(): Electron.Rectangle | undefined
  clear(): void
}

export interface CornerWishes extends TrayWishes {
  /** There is no tray: the window stands in for it. */
  open(): void
}

/** What a tray shows before the engine has said anything. */
const starting: Shown = {
  state: 'starting',
  sentence: 'Starting.',
  menu: [
    { type: 'text', label: 'Starting.' },
    { type: 'line' },
    { type: 'wish', label: 'Quit Lull', wish: { type: 'quit' } },
  ],
}

/** Puts the icon up when there is a tray for it, anew when the tray was restarted; without a tray, opens the window. */
export function createTrayCorner(): TrayCorner {
  let shown = starting
  let tray: LullTray | undefined
  let wishes = wishesAtStart()

  function putUp(): void {
    tray?.destroy()
    tray = createTray(shown, { toggle: () => wishes.toggle(), wish: (wish) => wishes.wish(wish) })
  }

  const settled = new Promise<void>((settle) => {
    followTrayHost(process.env, { appeared: putUp, missing: () => wishes.open(), settled: settle })
  })
  return {
    settled,
    show(next) {
      shown = next
      tray?.show(shown)
    },
    serve(able) {
      const { asked } = wishes
      wishes = { ...able, asked: null }
      if (asked !== null) able[asked]()
    },
    hasTray: () => tray !== undefined,
    bounds: () => tray?.bounds(),
    clear() {
      tray?.destroy()
      tray = undefined
    },
  }
}

/** While Lull starts nothing can be shown: whoever asks for the window gets it then. The menu has only one entry. */
function wishesAtStart(): CornerWishes & { asked: 'toggle' | 'open' | null } {
  return {
    asked: null,
    toggle() {
      this.asked = 'toggle'
    },
    open() {
      this.asked = 'open'
    },
    wish: () => app.quit(),
  }
}
