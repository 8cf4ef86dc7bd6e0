import { Check } from 'lucide-react'
import { memo } from 'react'
import type { Job } from '../../../shared/model'
import { isOutcome } from '../../../shared/model/job-state'
import { localSeconds } from '../../ui/local-seconds'
import { messages } from '../../messages'
import { words } from '../../messages/dashboard'
import { Bar } from '../../ui/Bar'
import { keepTogether } from '../../ui/keep-together'
import { shortMoment } from '../../ui/moment'
import { wordsOf } from '../../ui/reason-words'
import { StateIcon } from '../../ui/StateIcon'
import { whatRuns } from '../what-runs'
import styles from './JobLine.module.css'

interface JobLineProps {
  readonly job: Job
  readonly isTicked: boolean
  /** Whether jobs are being chosen, so that every row shows its box. */
  readonly isTicking: boolean
}

/** One job in the list, two lines high: a cell a column. */
export const JobLine = memo(function JobLine({ job, isTicked, isTicking }: JobLineProps) {
  const why = whyOf(job)
  const ran = ranSeconds(job)
  const command = whatRuns(job)
  return (
    <>
      <span className={styles.job} role="gridcell">
        <span className={styles.mark} data-mark data-ticking={isTicking || undefined}>
          {isTicked ? (
            <Check className={styles.tick} size={16} strokeWidth={4} aria-hidden />
          ) : (
            <StateIcon state={job.state} />
          )}
        </span>
        <span className={styles.what}>
          <span className={styles.name} title={job.name}>
            {job.name}
          </span>
          <span className={styles.command} title={command}>
            {command}
          </span>
        </span>
      </span>
      <span className={styles.how} data-wide={job.endedAt === undefined || undefined} role="gridcell">
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
      <time className={styles.ended} role="gridcell" dateTime={job.endedAt}>
        {job.endedAt && shortMoment(job.endedAt)}
      </time>
      <span className={styles.ran} role="gridcell">
        {ran > 0 && localSeconds(ran)}
      </span>
      <time className={styles.submitted} role="gridcell" dateTime={job.submittedAt}>
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
