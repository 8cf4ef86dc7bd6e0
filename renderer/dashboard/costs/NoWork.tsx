import type { Status } from '../../../shared/model'
import type { Client } from '../../connect'
import { words } from '../../messages/dashboard'
import { hashOf } from '../route'
import styles from './Costs.module.css'

interface NoWorkProps {
  readonly counts: Status['jobs']
  readonly client: Client
}

/** Nothing ran in the time of the report. The next step: a first job, or the list, where those that wait say why. */
export function NoWork({ counts, client }: NoWorkProps) {
  const hasJobs = Object.values(counts).some((count) => count > 0)
  if (hasJobs) {
    const isWaiting = (counts.queued ?? 0) > 0
    return (
      <p className={styles.quiet}>
        {words.noWorkLately}{' '}
        <a className={styles.link} href={hashOf({ room: 'jobs' })}>
          {isWaiting ? words.toWaiting : words.toAllJobs}
        </a>
      </p>
    )
  }
  return (
    <div className={styles.first}>
      <p className={styles.quiet}>{words.noWork}</p>
      <button type="button" className="button" onClick={() => void client.app.openPage({ page: 'new-job' })}>
        {words.firstJob}
      </button>
    </div>
  )
}
