import { Snowflake } from 'lucide-react'
import type { Job, Readiness } from '../../shared/model'
import { isOutcome } from '../../shared/model/job-state'
import { messages } from '../messages'
import { Bar } from '../ui/Bar'
import { keepTogether } from '../ui/keep-together'
import { StateIcon } from '../ui/StateIcon'
import { CancelButton } from './CancelButton'
import { explanation } from './explanation'
import { IconButton } from './IconButton'
import styles from './JobRow.module.css'
import { RowButton } from './RowButton'
import { secondsLeft } from './time-left'
import type { Wishes } from './wishes'

interface JobRowProps {
  readonly job: Job
  /** Whether it is the one that starts or goes on next. */
  readonly isNext: boolean
  readonly readiness: Readiness
  readonly wishes: Wishes
}

/** One job: its name and state, how far it is, why it waits. */
export function JobRow({ job, isNext, readiness, wishes }: JobRowProps) {
  const why = explanation(job, readiness)
  const isOver = isOutcome(job.state)
  const hasProgress = job.progressPercent !== undefined && !isOver
  return (
    <li className={styles.row}>
      <StateIcon state={job.state} />
      <button
        type="button"
        className={styles.name}
        title={job.name}
        onClick={() => wishes.openPage('dashboard', job.id)}
      >
        {job.name}
      </button>
      <span className={styles.end}>
        <span>{stateOf(job, isNext)}</span>
        {!isOver && !job.cancelRequestedAt && <Actions job={job} wishes={wishes} />}
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

/** What one can do to a job that goes on. */
function Actions({ job: { id, name, state, spec }, wishes }: Pick<JobRowProps, 'job' | 'wishes'>) {
  const waits = state === 'queued' || state === 'frozen'
  return (
    <>
      {spec.held && (
        <RowButton
          word={messages.release}
          label={messages.releaseOf(name)}
          onClick={() => wishes.release(id)}
        />
      )}
      {!spec.held && !spec.now && waits && (
        <RowButton word={messages.runNow} label={messages.runNowOf(name)} onClick={() => wishes.runNow(id)} />
      )}
      {!spec.held && state === 'running' && (
        <IconButton icon={Snowflake} label={messages.freezeOf(name)} onClick={() => wishes.hold(id)} />
      )}
      <CancelButton name={name} onCancel={() => wishes.cancel(id)} />
    </>
  )
}

function stateOf(job: Job, isNext: boolean): string {
  if (job.cancelRequestedAt && !isOutcome(job.state)) return messages.cancelling
  const isMoving = job.state === 'running' && job.progressPercent !== undefined
  if (isMoving) return messages.progressAndLeft(messages.percent(job.progressPercent), secondsLeft(job))
  if (job.spec.held && job.state === 'queued') return messages.held
  return isNext && job.state === 'queued' ? messages.next : messages.states[job.state]
}
