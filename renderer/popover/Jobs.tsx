import type { Job, Readiness } from '../../shared/model'
import { isOutcome } from '../../shared/model/job-state'
import { messages } from '../messages'
import { Section } from '../ui/Section'
import { JobRow } from './JobRow'
import styles from './Jobs.module.css'
import { nextOf } from './next'
import type { Wishes } from './wishes'

const mostShown = 5
const order: readonly Job['state'][] = [
  'running',
  'starting',
  'finishing',
  'frozen',
  'queued',
  'failed',
  'succeeded',
  'cancelled',
]

interface JobsProps {
  readonly jobs: readonly Job[]
  readonly readiness: Readiness
  readonly wishes: Wishes
}

/** What runs, what comes next, and what has just ended. */
export function Jobs({ jobs, readiness, wishes }: JobsProps) {
  if (jobs.length === 0) return <FirstJob wishes={wishes} />
  const ranked = jobs.toSorted(byInterest)
  const hidden = ranked.length - mostShown
  const next = nextOf(jobs, readiness)
  return (
    <Section title={messages.jobs}>
      <ul className={styles.jobs}>
        {ranked.slice(0, mostShown).map((job) => (
          <JobRow key={job.id} job={job} isNext={job === next} readiness={readiness} wishes={wishes} />
        ))}
      </ul>
      {hidden > 0 && (
        <button
          type="button"
          className={`${styles.quiet} ${styles.more}`}
          onClick={() => wishes.openPage('dashboard')}
        >
          {messages.more(hidden)}
        </button>
      )}
    </Section>
  )
}

/** Nothing there yet teaches the next step. */
function FirstJob({ wishes }: Pick<JobsProps, 'wishes'>) {
  return (
    <Section title={messages.jobs}>
      <p className={styles.quiet}>{messages.noJobs}</p>
      <code className={styles.command}>{messages.firstJobCommand}</code>
      <button type="button" className={styles.more} onClick={() => wishes.openPage('new-job')}>
        {messages.newJob}
      </button>
    </Section>
  )
}

function byInterest(one: Job, other: Job): number {
  const rank = order.indexOf(one.state) - order.indexOf(other.state)
  if (rank !== 0) return rank
  // Ended jobs: the newest first; waiting ones: the oldest first. Ids sort by time.
  return isOutcome(one.state) ? other.id.localeCompare(one.id) : one.id.localeCompare(other.id)
}
