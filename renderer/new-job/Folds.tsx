import { useState } from 'react'
import { valueAt } from '../../shared/model/field-path'
import { words } from '../messages/new-job'
import { FieldGrid } from './FieldGrid'
import styles from './Folds.module.css'
import { folded } from './groups'
import { complaintAt, type Parts } from './parts'

/** What only some jobs say, folded away; a part with something wrong in it stays open. */
export function Folds(parts: Parts) {
  return (
    <div className={styles.folds}>
      {folded.map((group) => (
        <Fold key={group.name} {...parts} {...group} />
      ))}
    </div>
  )
}

function Fold({ name, paths, ...parts }: Parts & (typeof folded)[number]) {
  const [isOpen, setOpen] = useState(false)
  const isWrong = paths.some((path) => complaintAt(parts, path).wrong !== undefined)
  const set = paths.filter((path) => valueAt(parts.looked.job, path) !== undefined).length
  return (
    <details
      className={styles.fold}
      open={isOpen || isWrong}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className={styles.summary}>
        <span>{words.groups[name]}</span>
        {set > 0 && <span className={styles.set}>{words.filled(set)}</span>}
      </summary>
      <div className={styles.inside}>
        <FieldGrid {...parts} paths={paths} />
      </div>
    </details>
  )
}
