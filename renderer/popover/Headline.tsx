import type { Job, Status } from '../../shared/model'
import { messages } from '../messages'
import { Ring } from '../ui/Ring'
import styles from './Headline.module.css'

interface HeadlineProps {
  readonly status: Status
  readonly jobs: readonly Job[]
}

/** The score, and in one line what the computer does. */
export function Headline({ status, jobs }: HeadlineProps) {
  const { scorePercent, level } = status.readiness
  return (
    <header className={styles.headline}>
      <Ring percent={scorePercent} label={messages.score(scorePercent)} />
      <div aria-live="polite">
        <h1 className={styles.title}>{doing(status, jobs)}</h1>
        <p className={styles.level}>{messages.levels[level]}</p>
      </div>
    </header>
  )
}

function doing({ paused, readiness }: Status, jobs: readonly Job[]): string {
  const running = jobs.filter(({ state }) => state === 'running').length
  if (running > 0) return messages.working(running)
  if (paused) return messages.paused(paused.until)
  return readiness.vetoes.length > 0 ? messages.yielding : messages.ready
}
