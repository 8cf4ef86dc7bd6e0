import type { ReactNode } from 'react'
import type { Job, Status } from '../../shared/model'
import { messages } from '../messages'
import { Ring } from '../ui/Ring'
import { shownScore } from '../../shared/model/shown-score'
import { doing } from './doing'
import styles from './Headline.module.css'

interface HeadlineProps {
  readonly status: Status
  readonly jobs: readonly Job[]
  /** What stands at the end of it. */
  readonly children?: ReactNode
}

/** The score, and in a few words what the computer does. */
export function Headline({ status, jobs, children }: HeadlineProps) {
  const { title, why } = doing(status, jobs)
  const score = shownScore(status.readiness.scorePercent)
  return (
    <header className={styles.headline}>
      <Ring
        percent={score}
        label={messages.score(score)}
        caption={messages.ready}
        isQuiet={status.readiness.vetoes.length > 0}
      />
      <div className={styles.words} aria-live="polite">
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.why} title={why}>
          {why}
        </p>
      </div>
      {children && <div className={styles.end}>{children}</div>}
    </header>
  )
}
