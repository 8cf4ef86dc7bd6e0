import { ArrowDown, ArrowUp } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import type { JobOrder } from '../../../shared/model'
import { reversed, usualDirections } from '../../../shared/model/job-order'
import { words } from '../../messages/dashboard'
import styles from './ColumnHeads.module.css'
import type { JobQuery } from './listed'

/** From the first column to the last. */
export const columns = ['name', 'state', 'ended', 'ran', 'submitted'] as const satisfies readonly JobOrder[]

type Sorting = Pick<JobQuery, 'order' | 'direction'>

interface ColumnHeadsProps {
  readonly sorting: Sorting
  readonly onSort: (sorting: Sorting) => void
}

/**
 * What each column shows. A click lists by it as people look first, another one the other way round. One stop for the
 * keyboard, in which arrows move: https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/
 */
export function ColumnHeads({ sorting, onSort }: ColumnHeadsProps) {
  const [stop, setStop] = useState<JobOrder>(sorting.order)
  return (
    <div className={styles.heads} role="row" aria-rowindex={1} onKeyDown={moveAlong}>
      {columns.map((order, column) => {
        const isSorted = order === sorting.order
        const direction = isSorted ? reversed(sorting.direction) : usualDirections[order]
        const Arrow = sorting.direction === 'ascending' ? ArrowUp : ArrowDown
        return (
          <span
            key={order}
            className={styles.head}
            data-column={order}
            role="columnheader"
            aria-colindex={column + 1}
            aria-sort={isSorted ? sorting.direction : 'none'}
          >
            <button
              type="button"
              tabIndex={order === stop ? 0 : -1}
              onFocus={() => setStop(order)}
              title={order === 'name' ? words.nameOrder : undefined}
              onClick={() => onSort({ order, direction })}
            >
              {words.columns[order]}
              {isSorted && <Arrow size={13} aria-hidden />}
            </button>
          </span>
        )
      })}
    </div>
  )
}

/** Left and right as they are seen, so that the keys go the right way in either direction of writing. */
function moveAlong(event: KeyboardEvent<HTMLElement>): void {
  const heads = [...event.currentTarget.querySelectorAll('button')]
  const at = heads.findIndex((head) => head === document.activeElement)
  const onward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const places: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowRight: at - 1,
    [onward]: at + 1,
    Home: 0,
    End: heads.length - 1,
  }
  const next = heads[places[event.key] ?? -1]
  if (!next) return
  event.preventDefault()
  next.focus()
}
