import type { KeyboardEvent, RefObject } from 'react'
import type { JobList } from './job-list'
import { rowAfterKey } from './row-after-key'
import { allOf, nothingSelected, type Selection, stretched, toggled } from './selection'

interface GridKeys {
  readonly box: RefObject<HTMLElement | null>
  readonly list: JobList
  /** The row that the keyboard is at. */
  readonly row: number
  /** Pixels. */
  readonly rowHeight: number
  readonly count: number
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
  readonly onGo: (row: number) => void
  readonly onOpen: (row: number) => void
}

/** What keys do in the list, as in a grid whose rows can be chosen: https://www.w3.org/WAI/ARIA/apg/patterns/grid/ */
export function useGridKeys({ box, list, row, count, selection, onSelect, ...grid }: GridKeys) {
  /** Whether the key meant something here. */
  function press(event: KeyboardEvent): boolean {
    const job = list.jobAt(row)
    if (event.key === ' ' && job) onSelect(toggled(selection, job))
    else if (event.key === 'Enter') grid.onOpen(row)
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) onSelect(allOf(list, count))
    else if (event.key === 'Escape' && selection.jobs.size > 0) onSelect(nothingSelected)
    else return move(event)
    return true
  }

  function move({ key, shiftKey }: KeyboardEvent): boolean {
    const perPage = Math.floor((box.current?.clientHeight ?? grid.rowHeight) / grid.rowHeight)
    const next = rowAfterKey(key, row, count, perPage)
    if (next === null) return false
    if (shiftKey) onSelect(stretched(selection, list, row, next))
    grid.onGo(next)
    return true
  }

  return (event: KeyboardEvent) => {
    // what is pressed in the heads of the columns is theirs
    if (event.target === event.currentTarget && press(event)) event.preventDefault()
  }
}
