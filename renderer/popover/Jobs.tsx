import { Plus } from 'lucide-react'
import type { Job, Readiness, Status } from '../../shared/model'
import { messages } from '../messages'
import { Section } from '../ui/Section'
import { byInterest } from './by-interest'
import { JobRow } from './JobRow'
import styles from './Jobs.module.css'
import type { Wishes } from './wishes'

const mostShown = 5

interface JobsProps {
  readonly jobs: readonly Job[]
  /** Who has their turn when the machine or other jobs let them. */
  readonly next: Status['next']
  readonly readiness: Readiness
  readonly wishes: Wishes
  /** Whether it can be pinned, and so be kept while a script is fetched. */
  readonly canPin: boolean
}

/** What runs, what comes next, and what has just ended. */
export function Jobs({ jobs, next, readiness, wishes, canPin }: JobsProps) {
  if (jobs.length === 0) return <FirstJob wishes={wishes} canPin={canPin} />
  const ranked = byInterest(jobs, next)
  const hidden = ranked.length - mostShown
  const first = next[0]?.id
  return (
    <Section title={messages.jobs}>
      <ul className={styles.jobs}>
        {ranked.slice(0, mostShown).map((job) => (
          <JobRow key={job.id} job={job} isNext={job.id === first} readiness={readiness} wishes={wishes} />
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
function FirstJob({ wishes, canPin }: Pick<JobsProps, 'wishes' | 'canPin'>) {
  return (
    <Section title={messages.jobs}>
      <p>{messages.noJobs}</p>
      <p className={styles.begin}>
        <button type="button" className={styles.first} onClick={() => wishes.openPage('new-job')}>
          <Plus size={15} aria-hidden />
          {messages.newJob}
        </button>
        <button type="button" onClick={() => wishes.openPage('welcome')}>
          {messages.firstSteps}
        </button>
      </p>
      {canPin && <p className={styles.quiet}>{messages.pinHint}</p>}
    </Section>
  )
}
