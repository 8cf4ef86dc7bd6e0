import type { Check } from '../../shared/model'

/** What is wrong, and what would mend it. */
interface Complaint {
  readonly message: string
  readonly hint: string
}

/**
 * Puts together what has the very same complaint, as several sensors that one broken file keeps blind, so that it is
 * told once. What has no complaint stands alone. Each group stands where the first of it stood.
 */
export function byComplaint<Item extends object>(
  items: readonly Item[],
  complaintOf: (item: Item) => Complaint | undefined,
): readonly (readonly [Item, ...Item[]])[] {
  const groups = new Map<Item | string, [Item, ...Item[]]>()
  for (const item of items) {
    const complaint = complaintOf(item)
    const key = complaint ? JSON.stringify([complaint.message, complaint.hint]) : item
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return [...groups.values()]
}

/** Checks that complain of the same are told once, as gravely as the gravest of them. */
export function toldOnce(checks: readonly Check[]): readonly Check[] {
  const complaintOf = ({ message, hint }: Check) => (hint === undefined ? undefined : { message, hint })
  return byComplaint(checks, complaintOf).map(
    (alike) => alike.find(({ state }) => state === 'failed') ?? alike[0],
  )
}
