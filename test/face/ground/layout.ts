/// <reference lib="dom" />

// These run inside a page, each whole by itself: Playwright sends a function over as its text.

/** What is lost or out of place in the layout: text that is cut without a way to read it, and a page wider than its window. */
export function layoutFaults(): readonly string[] {
  const sideways = document.documentElement.scrollWidth - document.documentElement.clientWidth
  const all = [...document.querySelectorAll<HTMLElement>('body *')].filter((each) => each.checkVisibility())
  return [
    ...(sideways > 0 ? [`the page is ${sideways} px too wide`] : []),
    ...all.flatMap(cut),
    ...overlaps(),
  ]

  /** An element that hides what does not fit, without a scroll bar or the whole text in its title. */
  function cut(element: HTMLElement): readonly string[] {
    const { overflowX, overflowY } = getComputedStyle(element)
    const isTold = element.closest('[title]') !== null || element.matches('input, select, textarea')
    if (isForReaders(element) || isTold) return []
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
    const wide = hides(overflowX) && element.scrollWidth > element.clientWidth + 1
    const high = hides(overflowY) && element.scrollHeight > element.clientHeight + 1
    return wide || high ? [`cut: ${nameOf(element)}`] : []
  }

  /** Texts that lie over each other. What is pinned to an edge may lie over what scrolls below it. */
  function overlaps(): readonly string[] {
    const texts = all
      .filter((element) => holdsText(element) && !isForReaders(element))
      .flatMap((element) => {
        const box = visibleBox(element)
        return box ? [{ element, box, layer: layerOf(element) }] : []
      })
    return texts.flatMap((one, at) =>
      texts
        .slice(at + 1)
        .filter((other) => one.layer === other.layer && !isWithin(one.element, other.element))
        .filter((other) => meet(one.box, other.box))
        .map((other) => `over each other: ${nameOf(one.element)} and ${nameOf(other.element)}`),
    )
  }

  /** For screen readers alone, cut away from what is seen. */
  function isForReaders(element: Element): boolean {
    return getComputedStyle(element).clipPath !== 'none'
  }

  function holdsText(element: Element): boolean {
    return [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
    )
  }

  /** Where its text is seen: within all that cuts it off. */
  function visibleBox(element: HTMLElement): DOMRect | undefined {
    const range = document.createRange()
    range.selectNodeContents(element)
    let { left, top, right, bottom } = range.getBoundingClientRect()
    for (let up: Element | null = element; up; up = up.parentElement) {
      if (getComputedStyle(up).overflow === 'visible') continue
      const edge = up.getBoundingClientRect()
      left = Math.max(left, edge.left)
      top = Math.max(top, edge.top)
      right = Math.min(right, edge.right)
      bottom = Math.min(bottom, edge.bottom)
    }
    return right - left > 1 && bottom - top > 1
      ? new DOMRect(left, top, right - left, bottom - top)
      : undefined
  }

  function layerOf(element: Element): Element | null {
    const isPinned = (up: Element) => ['fixed', 'sticky'].includes(getComputedStyle(up).position)
    for (let up: Element | null = element; up; up = up.parentElement) if (isPinned(up)) return up
    return null
  }

  function isWithin(one: Element, other: Element): boolean {
    return one.contains(other) || other.contains(one)
  }

  function meet(one: DOMRect, other: DOMRect): boolean {
    const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
    const along = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
    return across > 2 && along > 4
  }

  function nameOf(element: Element): string {
    return `<${element.tagName.toLowerCase()}> ${(element.textContent ?? '').trim().slice(0, 60)}`
  }
}

/** What would move under the person's wish for reduced motion. */
export function movingParts(): readonly string[] {
  const isLong = (times: string) => times.split(',').some((time) => Number.parseFloat(time) > 0)
  const moves = (style: CSSStyleDeclaration) =>
    isLong(style.transitionDuration) || (style.animationName !== 'none' && isLong(style.animationDuration))
  return [...document.querySelectorAll('*')]
    .filter((each) => ['', '::before', '::after'].some((part) => moves(getComputedStyle(each, part))))
    .map((each) => `<${each.tagName.toLowerCase()}> ${each.getAttribute('class') ?? ''}`)
}
