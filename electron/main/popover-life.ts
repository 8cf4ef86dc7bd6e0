/** Kept this long after it was hidden, so that opening it again is quick; then its memory (35 MB) is given back. */
export const keepMs = 60_000
/**
 * A click on the tray icon first takes the focus from the popover, which hides it, and only then arrives: within this
 * time it means "shut", not "open again".
 */
export const clickAfterBlurMs = 250

/** A window, as far as its coming and going is concerned. */
export interface LivingWindow {
  show(): void
  hide(): void
  isVisible(): boolean
  destroy(): void
}

export interface PopoverLife {
  open(): void
  hide(): void
  /** Opens it if it is shut and shuts it if it is open: what a click on the tray icon does. */
  toggle(): void
  isOpen(): boolean
  /** While wanted, it stays whoever has the focus; the next window begins without it. */
  keepOpen(isWanted: boolean): void
  /** Another window has the focus: it goes, but not before the pointer is let go that may be dragging a file to it. */
  lostFocus(): void
  gotFocus(): void
  /** The window is no more; the next opening makes a new one. */
  gone(): void
}

export interface LifeParts {
  make(): LivingWindow
  /** Monotonic. */
  nowMs(): number
  /** Calls back once no button of the pointer is held; returns how to stop waiting for that. */
  untilLetGo(letGo: () => void): () => void
}

/** When the popover's window is made, shown, hidden and given up. */
export function createPopoverLife({ make, nowMs, untilLetGo }: LifeParts): PopoverLife {
  let window: LivingWindow | undefined
  let retirement: NodeJS.Timeout | undefined
  let leftAtMs = -Infinity
  let isKeptOpen = false
  /** Whether the person is busy elsewhere, with nothing in their hand that might be for us. */
  let isLeft = false
  let stopWaiting = () => undefined as void

  function open(): void {
    stay()
    clearTimeout(retirement)
    window ??= make()
    window.show()
  }

  function stay(): void {
    stopWaiting()
    isLeft = false
  }

  function goIfLeft(): void {
    if (!isLeft || isKeptOpen) return
    leftAtMs = nowMs()
    hide()
  }

  function hide(): void {
    stay()
    window?.hide()
    clearTimeout(retirement)
    retirement = setTimeout(() => window?.destroy(), keepMs)
  }

  return {
    open,
    hide,
    toggle() {
      if (window?.isVisible()) hide()
      else if (nowMs() - leftAtMs > clickAfterBlurMs) open()
    },
    isOpen: () => window?.isVisible() ?? false,
    keepOpen(isWanted) {
      isKeptOpen = isWanted
      goIfLeft()
    },
    lostFocus() {
      // A window that was hidden loses the focus too: that was no click elsewhere.
      if (!window?.isVisible()) return
      stopWaiting()
      stopWaiting = untilLetGo(() => {
        isLeft = true
        goIfLeft()
      })
    },
    gotFocus: stay,
    gone() {
      stay()
      clearTimeout(retirement)
      window = undefined
      isKeptOpen = false
    },
  }
}
