import { BrowserWindow, nativeTheme, type Rectangle, screen } from 'electron'
import type { Page } from '../../shared/contract'
import { type Place, pageUrl, placeAt } from './page-address'
import { bindKeys } from './page-keys'
import { onScreen } from './placement'
import type { Remembered } from './remembered'
import { reviveAfterCrash } from './revive'
import { appIcon, pageColour, securePage } from './secure-page'

interface Look {
  readonly title: string
  readonly width: number
  readonly height: number
}

const looks: Readonly<Record<Page, Look>> = {
  dashboard: { title: 'Lull dashboard', width: 1080, height: 720 },
  'new-job': { title: 'New job', width: 880, height: 720 },
  settings: { title: 'Lull settings', width: 1040, height: 740 },
  welcome: { title: 'Welcome to Lull', width: 680, height: 700 },
}
/** At 200 % zoom a page still has half of this, which it is made for. */
const smallest = { minWidth: 480, minHeight: 400 }

/** The app's windows: one a page, made when wanted and gone when closed. */
export interface PageWindows {
  /** Opens the page there, or brings it to the front. */
  open(place: Place): void
  /** What the person has before their eyes, if it is one of these windows. */
  front(): Place | undefined
  /** The app is about to end: no window is asked any more. */
  rememberAll(): void
}

export function createPageWindows(remembered: Remembered): PageWindows {
  const windows = new Map<Page, BrowserWindow>()

  function make(page: Page): BrowserWindow {
    const window = new BrowserWindow({
      ...placeOf(page),
      ...smallest,
      title: looks[page].title,
      show: false,
      autoHideMenuBar: true,
      backgroundColor: pageColour(nativeTheme.shouldUseDarkColors),
      icon: appIcon(),
      webPreferences: securePage(),
    })
    window.on('page-title-updated', (event) => event.preventDefault())
    window.once('ready-to-show', () => window.show())
    window.on('close', () => remember(page, window))
    window.on('closed', () => {
      windows.delete(page)
      // Whoever closes the first steps has seen enough of them.
      if (page === 'welcome') remembered.change({ welcomed: true })
    })
    bindKeys(window)
    reviveAfterCrash(window)
    windows.set(page, window)
    return window
  }

  function remember(page: Page, window: BrowserWindow): void {
    remembered.change({ bounds: { ...remembered.get().bounds, [page]: window.getNormalBounds() } })
  }

  function placeOf(page: Page): Partial<Rectangle> {
    const { width, height } = looks[page]
    const last = remembered.get().bounds[page]
    const areas = screen.getAllDisplays().map(({ workArea }) => workArea)
    return (last && onScreen(last, areas)) ?? { width, height }
  }

  return {
    open(place) {
      const open = windows.get(place.page)
      const window = open ?? make(place.page)
      // An open page is led by its hash alone, which does not load it anew.
      const { page: _page, ...led } = place
      const isLed = Object.values(led).some((each) => each !== undefined)
      if (!open || isLed) void window.loadURL(pageUrl(place))
      if (open) bringToFront(open)
    },
    rememberAll: () => windows.forEach((window, page) => remember(page, window)),
    front() {
      const window = [...windows.values()].find((each) => each.isFocused())
      return window && placeAt(window.webContents.getURL())
    },
  }
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
