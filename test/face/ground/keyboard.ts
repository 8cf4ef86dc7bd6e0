/// <reference lib="dom" />
import type { Page } from '@playwright/test'

/** Where the focus came to. */
interface Stop {
  readonly name: string
  /** What a person could object to: no ring, or not to be seen. */
  readonly faults: readonly string[]
}

const mostStops = 200

/** Goes once round a page with the Tab key. Returns what is wrong with where the focus comes, and what it never reaches. */
export async function keyboardFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(markWhatCanBeUsed)
  const stops: Stop[] = []
  for (let at = 0; at < mostStops; at++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(whereFocusIs)
    if (stop === undefined) break
    stops.push(stop)
  }
  const missed = await page.evaluate(whatWasNotReached)
  return [
    ...stops.flatMap(({ name, faults }) => faults.map((fault) => `${fault}: ${name}`)),
    ...missed.map((name) => `not reached: ${name}`),
    ...(stops.length === mostStops ? ['the focus never comes round'] : []),
  ]
}

/** Marks everything that a pointer can use; in a group that arrow keys go through, one part stands for all. */
function markWhatCanBeUsed(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  const usable =
    'button, a[href], input, select, textarea, summary, [role=slider], [role=listbox], [role=grid], [role=tab]'
  // under an open question nothing else can be used
  const within = document.querySelector('dialog:modal') ?? document
  for (const each of within.querySelectorAll<HTMLElement>(usable)) {
    const isGrouped = each.matches(
      '[role=tab][aria-selected=false], input[type=radio]:not(:checked), [role=columnheader] > [tabindex="-1"]',
    )
    const isUsable = each.checkVisibility() && !each.matches(':disabled, [aria-hidden=true] *')
    if (isUsable && !isGrouped) each.dataset['usable'] = 'true'
  }
}

/** Looks at the focused element; nothing when the focus has come to one that it was at before, or left the page. */
function whereFocusIs(): Stop | undefined {
  const focused = document.activeElement
  if (!(focused instanceof HTMLElement) || focused === document.body) return undefined
  const wasHere = focused.dataset['last'] !== undefined
  document.querySelectorAll<HTMLElement>('[data-last]').forEach((each) => delete each.dataset['last'])
  focused.dataset['last'] = 'true'
  // Hours and minutes of one time are two stops.
  const isWithin = wasHere && focused.matches('input[type=time]')
  if (focused.dataset['reached'] && !isWithin) return undefined
  focused.dataset['reached'] = 'true'
  const box = focused.getBoundingClientRect()
  // Around a hidden control what stands for it has the ring, in a list its chosen row.
  const row = focused.querySelector('[role=option][aria-selected=true], [role=row][data-current]')
  const hasRing = [focused, focused.parentElement, focused.nextElementSibling, row].some((each) => {
    if (!each) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(each)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  })
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1)
  const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 0), innerHeight - 1)
  const seen = document.elementFromPoint(x, y)
  const isSeen =
    seen !== null && (focused.contains(seen) || seen.contains(focused) || seen.closest('label') !== null)
  const name = `<${focused.tagName.toLowerCase()}> ${focused.getAttribute('aria-label') ?? focused.textContent?.slice(0, 50) ?? ''}`
  return { name, faults: [...(hasRing ? [] : ['no ring']), ...(isSeen ? [] : ['focused out of sight'])] }
}

function whatWasNotReached(): readonly string[] {
  return [...document.querySelectorAll<HTMLElement>('[data-usable]:not([data-reached])')]
    .filter((each) => each.checkVisibility())
    .map((each) => each.outerHTML.slice(0, 140))
}
