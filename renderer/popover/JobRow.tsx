import { isOutcome, type Job, type JobId } from '../../shared/model'
import { messages } from '../messages'
import { Bar } from '../ui/Bar'
import styles from './JobRow.module.css'

interface JobRowProps {
  readonly job: Job
  readonly onCancel: (job: JobId) => void
}

/** One job: its name and state, why it waits, how far it is. */
export function JobRow({ job, onCancel }: JobRowProps) {
  const explanation = explain(job)
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <span className={styles.name} title={job.name}>
          {job.name}
        </span>
        <span className={styles.state} data-state={job.state}>
          {messages.states[job.state]}
        </span>
        {!isOutcome(job.state) && (
          <button type="button" onClick={() => onCancel(job.id)} aria-label={messages.cancel(job.name)}>
            {messages.cancelShort}
          </button>
        )}
      </div>
      {job.progressPercent !== undefined && !isOutcome(job.state) && (
        <Bar percent={job.progressPercent} label={job.name} />
      )}
      {explanation && <p className={styles.explanation}>{explanation}</p>}
    </li>
  )
}

function explain(job: Job): string | undefined {
  const [reason] = job.reasons
  if (reason) return reason.message
  if (job.error && isOutcome(job.state)) return job.error.message
  if (job.throttled) return messages.throttled
  if (job.progressMessage) return job.progressMessage
  const ran = job.attempts.at(-1)?.runSeconds
  return isOutcome(job.state) && ran ? messages.ran(ran) : undefined
}
