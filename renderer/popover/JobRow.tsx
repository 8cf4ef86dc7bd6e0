import {
  CircleCheck,
  CircleDashed,
  CirclePlay,
  CircleSlash,
  CircleX,
  Clock,
  type LucideIcon,
  Snowflake,
} from 'lucide-react'
import type { Job, JobId, Readiness } from '../../shared/model'
import { isOutcome } from '../../shared/model/job-state'
import { messages } from '../messages'
import { Bar } from '../ui/Bar'
import { keepTogether } from '../ui/keep-together'
import { CancelButton } from './CancelButton'
import { explanation } from './explanation'
import styles from './JobRow.module.css'

const icons: Readonly<Record<Job['state'], LucideIcon>> = {
  queued: Clock,
  starting: CircleDashed,
  running: CirclePlay,
  frozen: Snowflake,
  finishing: CircleDashed,
  succeeded: CircleCheck,
  failed: CircleX,
  cancelled: CircleSlash,
}

interface JobRowProps {
  readonly job: Job
  readonly readiness: Readiness
  readonly onCancel: (job: JobId) => void
}

/** One job: its name and state, how far it is, why it waits. */
export function JobRow({ job, readiness, onCancel }: JobRowProps) {
  const Icon = icons[job.state]
  const why = explanation(job, readiness)
  const isOver = isOutcome(job.state)
  const hasProgress = job.progressPercent !== undefined && !isOver
  return (
    <li className={styles.row}>
      <Icon className={styles.icon} data-state={job.state} size={16} aria-hidden />
      <span className={styles.name} title={job.name}>
        {job.name}
      </span>
      <span className={styles.end}>
        <span>{stateOf(job)}</span>
        {!isOver && !job.cancelRequestedAt && (
          <CancelButton name={job.name} onCancel={() => onCancel(job.id)} />
        )}
      </span>
      {hasProgress && (
        <div className={styles.below}>
          <Bar
            percent={job.progressPercent}
            label={messages.progressOf(job.name)}
            isQuiet={job.state !== 'running'}
          />
        </div>
      )}
      {why && <p className={`${styles.below} ${styles.explanation}`}>{keepTogether(why)}</p>}
    </li>
  )
}

function stateOf(job: Job): string {
  if (job.cancelRequestedAt && !isOutcome(job.state)) return messages.cancelling
  const isMoving = job.state === 'running' && job.progressPercent !== undefined
  return isMoving ? messages.percent(job.progressPercent) : messages.states[job.state]
}
