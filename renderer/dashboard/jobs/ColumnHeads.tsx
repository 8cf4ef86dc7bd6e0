import { ArrowDown, ArrowUp } from 'lucide-react'
import type { KeyboardEvent } from 'react'
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
 * keyboard: arrows lead to the heads beside it.
 */
export function ColumnHeads({ sorting, onSort }: ColumnHeadsProps) {
  return (
    <div className={styles.heads} role="row" aria-rowindex={1} onKeyDown={goBeside}>
      {columns.map((order) => {
        const isSorted = order === sorting.order
        const direction = isSorted ? reversed(sorting.direction) : usualDirections[order]
        const Arrow = sorting.direction === 'ascending' ? ArrowUp : ArrowDown
        return (
          <span
            key={order}
            className={styles.head}
            data-column={order}
            role="columnheader"
            aria-sort={isSorted ? sorting.direction : 'none'}
          >
            <button
              type="button"
              tabIndex={isSorted ? 0 : -1}
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

/** From one head to the next one, where reading leads. */
function goBeside(event: KeyboardEvent<HTMLElement>): void {
  const isLeftward = getComputedStyle(event.currentTarget).direction === 'rtl'
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: isLeftward ? -1 : 1,
    ArrowLeft: isLeftward ? 1 : -1,
  }
  const step = steps[event.key]
  if (step === undefined) return
  event.preventDefault()
  const heads = [...event.currentTarget.querySelectorAll('button')]
  heads[heads.findIndex((head) => head === document.activeElement) + step]?.focus()
}
