import { type RefObject, useEffect } from 'react'

/** Takes the focus once the element is there, if what had it has left the page: who uses the keyboard goes on from here. */
export function useFocusWhenLost(element: RefObject<HTMLElement | null>, isWanted = true): void {
  useEffect(() => {
    if (isWanted && document.activeElement === document.body) element.current?.focus()
  }, [element, isWanted])
}
