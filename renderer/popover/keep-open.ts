/** Why the popover stays when another window has the focus: the person pinned it, or drags something over it. */
export type ReasonToStay = 'pinned' | 'dragged-over'

/** Joins the reasons: it stays as long as there is one. `tell` hears of it each time that one comes or goes. */
export function createKeepOpen(tell: (wanted: boolean) => void) {
  const reasons = new Set<ReasonToStay>()
  return (reason: ReasonToStay, holds: boolean): void => {
    if (holds) reasons.add(reason)
    else reasons.delete(reason)
    tell(reasons.size > 0)
  }
}
