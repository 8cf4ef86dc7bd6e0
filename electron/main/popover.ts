import { BrowserWindow, nativeTheme, type Rectangle, screen } from 'electron'
import { popoverUrl } from './page-address'
import { heightFor, popoverArea, popoverWidth } from './placement'
import { createPopoverLife, type LivingWindow } from './popover-life'
import { appIcon, pageColour, securePage } from './secure-page'

export interface Popover {
  open(): void
  toggle(): void
  /** Whether the person has it before their eyes. */
  isOpen(): boolean
}

export interface PopoverSurroundings {
  /** Where the tray icon is, as far as the platform tells. */
  trayBounds(): Rectangle | undefined
  /** Without a tray it is a window like any other, which can be found again in the task bar. */
  hasTray(): boolean
}

/** The popover's window: made when first wanted, hidden when it loses focus, destroyed when unused for a minute. */
export function createPopover(around: PopoverSurroundings): Popover {
  const life = createPopoverLife(make, () => performance.now())

  function make(): LivingWindow {
    const isWindow = !around.hasTray()
    const window = new BrowserWindow({
      ...(isWindow ? windowLook : popoverLook),
      title: 'Lull',
      width: popoverWidth,
      height: heightFor(0, screen.getPrimaryDisplay().workArea),
      useContentSize: true,
      show: false,
      backgroundColor: pageColour(nativeTheme.shouldUseDarkColors),
      icon: appIcon(),
      webPreferences: securePage(),
    })
    window.on('page-title-updated', (event) => event.preventDefault())
    window.on('closed', life.gone)
    if (!isWindow) shutLikeAPopover(window)
    const made = isWindow ? centred(window) : besideTray(window, around.trayBounds)
    void window.loadURL(popoverUrl(isWindow ? 'window' : 'popover'))
    return made
  }

  function shutLikeAPopover(window: BrowserWindow): void {
    window.on('blur', life.lostFocus)
    window.webContents.on('before-input-event', (_event, input) => {
      if (input.type === 'keyDown' && input.key === 'Escape') life.hide()
    })
  }

  return { open: life.open, toggle: life.toggle, isOpen: life.isOpen }
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

/** Keeps the popover at the tray icon and as high as its content. Wayland ignores positions. */
function besideTray(window: BrowserWindow, trayBounds: () => Rectangle | undefined): LivingWindow {
  let contentHeight = 0
  function place(): void {
    const tray = trayBounds()
    const { workArea } = screen.getDisplayNearestPoint(tray ?? screen.getCursorScreenPoint())
    window.setBounds(popoverArea(heightFor(contentHeight, workArea), workArea, tray))
  }
  onContentHeight(window, (height) => {
    contentHeight = height
    place()
  })
  return living(window, place)
}

function centred(window: BrowserWindow): LivingWindow {
  onContentHeight(window, (height) => {
    const { workArea } = screen.getDisplayMatching(window.getBounds())
    window.setContentSize(popoverWidth, heightFor(height, workArea))
  })
  return living(window, () => undefined)
}

/** The page asks for the height of its content with `window.resizeTo`; where and how high is decided here. */
function onContentHeight(window: BrowserWindow, asked: (height: number) => void): void {
  window.webContents.on('content-bounds-updated', (event, { height }) => {
    event.preventDefault()
    asked(height)
  })
}

/** A window that shows itself only once it is painted, in its place. */
function living(window: BrowserWindow, place: () => void): LivingWindow {
  let isPainted = false
  let isWanted = false
  function showNow(): void {
    place()
    window.show()
    window.focus()
  }
  window.once('ready-to-show', () => {
    isPainted = true
    if (isWanted) showNow()
  })
  return {
    show() {
      isWanted = true
      if (isPainted) showNow()
    },
    hide() {
      isWanted = false
      window.hide()
    },
    isVisible: () => isWanted,
    destroy: () => window.destroy(),
  }
}
