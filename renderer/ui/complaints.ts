/** What is wrong, and what would mend it. */
interface Complaint {
  readonly message: string
  readonly hint: string
}

type Together<Item> = readonly [Item, ...Item[]]

/**
 * Puts together what has the very same complaint, as several sensors that one broken file keeps blind, so that it is
 * told once. What has no complaint stands alone. Each group stands where the first of it stood.
 */
export function byComplaint<Item>(
  items: readonly Item[],
  complaintOf: (item: Item) => Complaint | undefined,
): readonly Together<Item>[] {
  const groups: [Item, ...Item[]][] = []
  const known = new Map<string, [Item, ...Item[]]>()
  for (const item of items) {
    const complaint = complaintOf(item)
    const key = complaint && JSON.stringify([complaint.message, complaint.hint])
    const group = key === undefined ? undefined : known.get(key)
    if (group !== undefined) {
      group.push(item)
      continue
    }
    const opened: [Item, ...Item[]] = [item]
    groups.push(opened)
    if (key !== undefined) known.set(key, opened)
  }
  return groups
}
