import type { ReactNode } from 'react'
import type { Job, Status } from '../../shared/model'
import { messages } from '../messages'
import { Ring } from '../ui/Ring'
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
  // Down, not to the nearest: 59.6 is not yet "good", and the ring must not say so.
  const score = Math.floor(status.readiness.scorePercent)
  return (
    <header className={styles.headline}>
      <Ring percent={score} label={messages.score(score)} isQuiet={status.readiness.vetoes.length > 0} />
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
