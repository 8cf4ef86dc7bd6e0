/** Whether anybody can see this page, and when that changes. */
export interface Visibility {
  isVisible(): boolean
  /** Resolves when the page is seen; at once when it is. */
  shown(): Promise<void>
  /** Aborts when the page is no longer seen. */
  untilHidden(): AbortSignal
}

export function visibilityOf(page: Document): Visibility {
  const isVisible = () => page.visibilityState === 'visible'

  function once(wanted: boolean, act: () => void): void {
    if (isVisible() === wanted) return act()
    const look = () => {
      if (isVisible() !== wanted) return
      page.removeEventListener('visibilitychange', look)
      act()
    }
    page.addEventListener('visibilitychange', look)
  }

  return {
    isVisible,
    shown: () => new Promise((resolve) => once(true, resolve)),
    untilHidden() {
      const hidden = new AbortController()
      once(false, () => hidden.abort())
      return hidden.signal
    },
  }
}
