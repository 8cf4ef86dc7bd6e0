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
  /** While wanted, it stays when another window takes the focus; the next window begins without it. */
  keepOpen(isWanted: boolean): void
  lostFocus(): void
  /** The window is no more; the next opening makes a new one. */
  gone(): void
}

/** When the popover's window is made, shown, hidden and given up. `nowMs` is monotonic. */
export function createPopoverLife(make: () => LivingWindow, nowMs: () => number): PopoverLife {
  let window: LivingWindow | undefined
  let retirement: NodeJS.Timeout | undefined
  let blurredAtMs = -Infinity
  let isKeptOpen = false

  function open(): void {
    clearTimeout(retirement)
    window ??= make()
    window.show()
  }

  function hide(): void {
    window?.hide()
    clearTimeout(retirement)
    retirement = setTimeout(() => window?.destroy(), keepMs)
  }

  return {
    open,
    hide,
    toggle() {
      if (window?.isVisible()) hide()
      else if (nowMs() - blurredAtMs > clickAfterBlurMs) open()
    },
    isOpen: () => window?.isVisible() ?? false,
    keepOpen: (isWanted) => void (isKeptOpen = isWanted),
    lostFocus() {
      // A window that was hidden loses the focus too: that was no click elsewhere.
      if (!window?.isVisible() || isKeptOpen) return
      blurredAtMs = nowMs()
      hide()
    },
    gone() {
      clearTimeout(retirement)
      window = undefined
      isKeptOpen = false
    },
  }
}
