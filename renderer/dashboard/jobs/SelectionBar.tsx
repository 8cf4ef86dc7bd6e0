import { X } from 'lucide-react'
import { useState } from 'react'
import type { Job } from '../../../shared/model'
import { words } from '../../messages/dashboard'
import { Notice } from '../../ui/Notice'
import { deedIcons } from '../deed-icons'
import { canBeDone, type Deed, deeds } from '../deeds'
import { Confirm } from './Confirm'
import styles from './SelectionBar.module.css'
import { type DeedProgress, isUnderWay } from './use-deed'

interface SelectionBarProps {
  readonly jobs: readonly Job[]
  /** How many rows the list has where more were wished for than are read. */
  readonly rows: number | null
  readonly progress: DeedProgress | null
  readonly onDo: (deed: Deed, jobs: readonly Job[]) => void
  readonly onDeselect: () => void
}

/** How many jobs are chosen, what can be done to them together, and what came of it. */
export function SelectionBar({ jobs, rows, progress, onDo, onDeselect }: SelectionBarProps) {
  const [asked, setAsked] = useState<Deed | null>(null)
  const isBusy = progress !== null && isUnderWay(progress)
  return (
    <section className={styles.bar} aria-label={words.selection}>
      {progress && !isBusy && <Outcome progress={progress} />}
      {jobs.length > 0 && (
        <div className={styles.line}>
          <p className={styles.count} role="status">
            {isBusy
              ? words.doing(progress.done + progress.refused.length, progress.count)
              : words.selected(jobs.length)}
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
          <button type="button" className={styles.none} disabled={isBusy} onClick={onDeselect}>
            <X size={15} aria-hidden />
            {words.deselect}
          </button>
          {rows !== null && <p className={styles.note}>{words.selectedOfRead(rows)}</p>}
        </div>
      )}
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

/** What was done, and what was refused with the engine's own words. */
function Outcome({ progress: { deed, count, done, refused } }: { readonly progress: DeedProgress }) {
  const [first] = refused
  if (!first) return <Notice tone="plain" message={words.deeds[deed].done(words.jobsFound(done))} />
  return (
    <Notice
      tone="bad"
      message={`${words.someRefused(refused.length, count)}: ${first.trouble.message}`}
      hint={first.trouble.hint}
    />
  )
}
