import { memo } from 'react'
import type { Job } from '../../../shared/model'
import { isOutcome } from '../../../shared/model/job-state'
import { formatSeconds } from '../../../shared/model/units'
import { messages } from '../../messages'
import { words } from '../../messages/dashboard'
import { Bar } from '../../ui/Bar'
import { keepTogether } from '../../ui/keep-together'
import { shortMoment } from '../../ui/moment'
import { wordsOf } from '../../ui/reason-words'
import { StateIcon } from '../../ui/StateIcon'
import styles from './JobLine.module.css'

/** One job in the list, two lines high. */
export const JobLine = memo(function JobLine({ job }: { readonly job: Job }) {
  const why = whyOf(job)
  const ran = ranSeconds(job)
  const command = job.spec.shell ?? job.spec.kind ?? job.command.join(' ')
  return (
    <>
      <StateIcon state={job.state} />
      <span className={styles.what}>
        <span className={styles.name} title={job.name}>
          {job.name}
        </span>
        <span className={styles.command} title={command}>
          {command}
        </span>
      </span>
      <span className={styles.how}>
        <span className={styles.state} data-state={job.state}>
          {stateOf(job)}
        </span>
        {job.progressPercent !== undefined && !isOutcome(job.state) ? (
          <Bar
            percent={job.progressPercent}
            label={messages.progressOf(job.name)}
            isQuiet={job.state !== 'running'}
          />
        ) : (
          why && (
            <span className={styles.why} title={why}>
              {keepTogether(why)}
            </span>
          )
        )}
      </span>
      <span className={styles.ran}>{ran > 0 && formatSeconds(ran)}</span>
      <time className={styles.submitted} dateTime={job.submittedAt}>
        {shortMoment(job.submittedAt)}
      </time>
    </>
  )
})

/** The word for a job's state, with how far it is. */
export function stateOf(job: Job): string {
  if (job.cancelRequestedAt && !isOutcome(job.state)) return messages.cancelling
  if (job.spec.held && !isOutcome(job.state)) return words.held
  if (job.progressPercent === undefined || job.state !== 'running') return messages.states[job.state]
  return `${messages.states.running} · ${messages.percent(job.progressPercent)}`
}

/** The one thing worth saying about a job: why it waits, how it failed, what it says of itself. */
export function whyOf(job: Job): string | undefined {
  const [reason] = job.reasons
  return (
    (reason && wordsOf(reason).message) ??
    job.error?.message ??
    (isOutcome(job.state) ? undefined : job.progressMessage)
  )
}

/** Seconds of running over all attempts. */
export const ranSeconds = ({ attempts }: Job) => attempts.reduce((sum, { runSeconds }) => sum + runSeconds, 0)
