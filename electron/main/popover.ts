import { BrowserWindow, nativeTheme, type Rectangle, screen } from 'electron'
import { openPointer } from '../../engine'
import { popoverUrl } from './page-address'
import { heightFor, popoverArea, popoverWidth } from './placement'
import { createPopoverLife, type LivingWindow } from './popover-life'
import { reviveAfterCrash } from './revive'
import { appIcon, pageColour, securePage } from './secure-page'
import { untilLetGo } from './until-let-go'

export interface Popover {
  open(): void
  toggle(): void
  /** Whether the person has it before their eyes. */
  isOpen(): boolean
  /** Whether it stays when another window has the focus: while it is pinned, or something is dragged over it. */
  keepOpen(isWanted: boolean): void
}

export interface PopoverSurroundings {
  /** Where the tray icon is, as far as the platform tells. */
  trayBounds(): Rectangle | undefined
  /** Without a tray it is a window like any other, which can be found again in the task bar. */
  hasTray(): boolean
}

/**
 * The popover's window: made when first wanted, hidden when the person turns elsewhere unless they keep it open, and
 * destroyed when unused for a minute. Whoever sees it uses it: kept open, it lives on. Whoever still holds the button that
 * took its focus may be dragging a file to it: only when they let go somewhere else have they turned elsewhere.
 */
export function createPopover(around: PopoverSurroundings): Popover {
  const life = createPopoverLife({
    make,
    nowMs: () => performance.now(),
    untilLetGo: (letGo) => untilLetGo(() => openPointer(process.env, process.platform), letGo),
  })
  /** What the content needed last, so that the next window need not be made anew around it. */
  let height = 0

  function make(): LivingWindow {
    const isWindow = !around.hasTray()
    const window = new BrowserWindow({
      ...(isWindow ? { ...windowLook, icon: appIcon() } : popoverLook),
      title: 'Lull',
      width: popoverWidth,
      height: heightFor(height, screen.getPrimaryDisplay().workArea),
      useContentSize: true,
      show: false,
      backgroundColor: pageColour(nativeTheme.shouldUseDarkColors),
      webPreferences: securePage(),
    })
    window.on('page-title-updated', (event) => event.preventDefault())
    window.on('closed', life.gone)
    reviveAfterCrash(window)
    if (!isWindow) shutLikeAPopover(window)
    const fit = isWindow ? fitCentred : fitBesideTray
    const made = living(window, { fit: () => fit(window), hear: (asked) => (height = asked) })
    void window.loadURL(popoverUrl(isWindow ? 'window' : 'popover'))
    return made
  }

  function shutLikeAPopover(window: BrowserWindow): void {
    window.on('blur', life.lostFocus)
    window.on('focus', life.gotFocus)
    window.webContents.on('before-input-event', (_event, input) => {
      if (input.type === 'keyDown' && input.key === 'Escape') life.hide()
    })
  }

  /** Wayland ignores positions. */
  function fitBesideTray(window: BrowserWindow): void {
    const tray = around.trayBounds()
    const { workArea } = screen.getDisplayNearestPoint(tray ?? screen.getCursorScreenPoint())
    window.setBounds(popoverArea(heightFor(height, workArea), workArea, tray))
  }

  function fitCentred(window: BrowserWindow): void {
    const { workArea } = screen.getDisplayMatching(window.getBounds())
    window.setContentSize(popoverWidth, heightFor(height, workArea))
  }

  const { open, toggle, isOpen, keepOpen } = life
  return { open, toggle, isOpen, keepOpen }
}

const windowLook = { maximizable: false, fullscreenable: false, autoHideMenuBar: true }
const popoverLook = {
  frame: false,
  resizable: false,
  maximizable: false,
  minimizable: false,
  fullscreenable: false,
  skipTaskbar: true,
  alwaysOnTop: true,
}

interface Content {
  /** Its height in pixels, at first and whenever it changes. */
  hear(height: number): void
  /** Gives the window the place and the size that it should have now. */
  fit(): void
}

/** An engine that does not answer at once has this long before the page is shown without its answer. */
const longestWaitMs = 150

/** A window that shows itself in its place once its content is there: not empty first, and then in another size. */
function living(window: BrowserWindow, content: Content): LivingWindow {
  let isReady = false
  let isWanted = false
  let patience: NodeJS.Timeout | undefined

  function showNow(): void {
    if (!window.isVisible()) content.fit()
    window.show()
    window.focus()
  }
  function ready(): void {
    if (!isReady && isWanted) showNow()
    isReady = true
  }

  // The page asks for the height of its content with `window.resizeTo`; where and how high is decided here.
  window.webContents.on('content-bounds-updated', (event, { height }) => {
    event.preventDefault()
    content.hear(height)
    content.fit()
    ready()
  })
  window.once('ready-to-show', () => (patience = setTimeout(ready, longestWaitMs)))
  window.on('closed', () => clearTimeout(patience))
  return {
    show() {
      isWanted = true
      if (isReady) showNow()
    },
    hide() {
      isWanted = false
      window.hide()
    },
    isVisible: () => isWanted,
    destroy: () => window.destroy(),
  }
}
