import { type RefObject, useLayoutEffect, useState } from 'react'

/** Rows drawn beyond what is seen, so that a quick scroll meets no empty strip. */
const spare = 6

export interface Rows {
  readonly first: number
  /** The last row, itself included; less than `first` when there is none. */
  readonly last: number
}

/**
 * Which of `count` rows of one height are in the view of a scrolling box; changes only when another row comes into view.
 * While `isAtEnd`, the box is kept at its end by others: then only how many rows it shows is looked at, or each row that
 * is added would be drawn twice, once with its scrolling.
 */
export function useRows(
  box: RefObject<HTMLElement | null>,
  rowHeight: number,
  count: number,
  isAtEnd = false,
): Rows {
  const [seen, setSeen] = useState({ first: 0, visible: 0 })

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const look = () => {
      const at = Math.floor(element.scrollTop / rowHeight)
      const visible = Math.ceil(element.clientHeight / rowHeight)
      setSeen((before) => {
        const first = isAtEnd ? before.first : at
        return before.first === first && before.visible === visible ? before : { first, visible }
      })
    }
    look()
    const sizes = new ResizeObserver(look)
    sizes.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      sizes.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [box, rowHeight, isAtEnd])

  return {
    first: Math.max(0, Math.min(seen.first, count - seen.visible) - spare),
    last: Math.min(count - 1, seen.first + seen.visible + spare),
  }
}
