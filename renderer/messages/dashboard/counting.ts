/** A number as people of the locale write it. */
export const figure = (count: number): string => count.toLocaleString()

export const countOf = (count: number, one: string, many: string): string =>
  `${figure(count)} ${count === 1 ? one : many}`

const conjunction = new Intl.ListFormat('en', { type: 'conjunction' })
export const listOf = (parts: readonly string[]): string => conjunction.format(parts)

/** So many are named; of more the number is said. */
const namesShown = 3

export function namesOf(names: readonly string[]): string {
  const rest = names.length - namesShown
  return listOf([...names.slice(0, namesShown), ...(rest > 0 ? [countOf(rest, 'other', 'others')] : [])])
}
