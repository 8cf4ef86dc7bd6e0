import { X } from 'lucide-react'
import { useState } from 'react'
import type { Deed, Job } from '../../../shared/model'
import { canBeDone, deeds } from '../../../shared/model/job-deeds'
import { words } from '../../messages/dashboard'
import { deedIcons } from '../deed-icons'
import { Confirm } from './Confirm'
import styles from './SelectionBar.module.css'

interface SelectionBarProps {
  readonly jobs: readonly Job[]
  /** Said where more were wished for than are read. */
  readonly note: string | null
  /** Whether something is being done to others. */
  readonly isBusy: boolean
  readonly onDo: (deed: Deed, jobs: readonly Job[]) => void
  readonly onDeselect: () => void
}

/** How many jobs are chosen, and what can be done to them together. */
export function SelectionBar({ jobs, note, isBusy, onDo, onDeselect }: SelectionBarProps) {
  const [asked, setAsked] = useState<Deed | null>(null)
  return (
    <section className={styles.bar} aria-label={words.selection}>
      <p className={styles.count} role="status">
        {words.selected(jobs.length)}
      </p>
      {deeds.map((deed) => {
        const fit = jobs.filter((job) => canBeDone(deed, job)).length
        const Icon = deedIcons[deed]
        return (
          fit > 0 && (
            <button
              key={deed}
              type="button"
              className={`button ${deed === 'cancel' ? styles.cancel : ''}`}
              disabled={isBusy}
              onClick={() => setAsked(deed)}
            >
              <Icon size={15} aria-hidden />
              {words.deedOn(words.deeds[deed].name, fit)}
            </button>
          )
        )
      })}
      <button type="button" className={styles.none} onClick={onDeselect}>
        <X size={15} aria-hidden />
        {words.deselect}
      </button>
      {note !== null && <p className={styles.note}>{note}</p>}
      {asked && (
        <Confirm
          deed={asked}
          jobs={jobs}
          onLeave={() => setAsked(null)}
          onConfirm={(fit) => {
            setAsked(null)
            onDo(asked, fit)
          }}
        />
      )}
    </section>
  )
}
