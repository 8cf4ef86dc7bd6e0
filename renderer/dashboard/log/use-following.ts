import { type RefObject, useEffect, useLayoutEffect } from 'react'
import { lineHeight } from './line-height'

/** Stays at the end while following; scrolling up stops that, scrolling to the end takes it up again. */
export function useFollowing(
  box: RefObject<HTMLDivElement | null>,
  isFollowing: boolean,
  end: number,
  change: (isFollowing: boolean) => void,
): void {
  useLayoutEffect(() => {
    // beyond the end is the end
    if (isFollowing) box.current?.scrollTo({ top: (end + 1) * lineHeight })
  }, [box, isFollowing, end])
  useEffect(() => {
    const element = box.current
    if (!isFollowing || !element) return
    // a box that shrinks keeps its top, not its end
    const sizes = new ResizeObserver(() => element.scrollTo({ top: element.scrollHeight }))
    sizes.observe(element)
    return () => sizes.disconnect()
  }, [box, isFollowing])
  useEffect(() => {
    const element = box.current
    if (!element) return
    let before = element.scrollTop
    const look = () => {
      const isAtEnd = element.scrollTop + element.clientHeight >= element.scrollHeight - lineHeight
      if (element.scrollTop < before && !isAtEnd) change(false)
      else if (element.scrollTop > before && isAtEnd) change(true)
      before = element.scrollTop
    }
    // in a flood the end has moved on before a scroll event tells of the way up
    const turn = ({ deltaY }: WheelEvent) => deltaY < 0 && change(false)
    const press = ({ key }: globalThis.KeyboardEvent) =>
      ['ArrowUp', 'PageUp', 'Home'].includes(key) && change(false)
    element.addEventListener('scroll', look, { passive: true })
    element.addEventListener('wheel', turn, { passive: true })
    element.addEventListener('keydown', press)
    return () => {
      element.removeEventListener('scroll', look)
      element.removeEventListener('wheel', turn)
      element.removeEventListener('keydown', press)
    }
  }, [box, change])
}
