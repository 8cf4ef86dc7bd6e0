import type { Job } from '../../../shared/model'
import { isOutcome } from '../../../shared/model/job-state'
import { localSeconds } from '../../ui/local-seconds'
import type { Asks } from '../../asks'
import type { Client } from '../../connect'
import { messages } from '../../messages'
import { words } from '../../messages/dashboard'
import { Bar } from '../../ui/Bar'
import { fullMoment, shortMoment } from '../../ui/moment'
import { ReasonText } from '../../ui/ReasonText'
import { StateIcon } from '../../ui/StateIcon'
import { ranSeconds, stateOf } from '../jobs/JobLine'
import { Actions } from './Actions'
import styles from './JobHeader.module.css'

interface JobHeaderProps {
  readonly job: Job
  readonly client: Client
  readonly asks: Asks
}

/** What it is called, how it is, why, and what can be done. */
export function JobHeader({ job, client, asks }: JobHeaderProps) {
  return (
    <header className={styles.header}>
      <StateIcon state={job.state} size={24} />
      <div className={styles.title}>
        <h1>{job.name}</h1>
        <p className={styles.facts}>
          <span className={styles.state}>{stateOf(job)}</span>
          <Facts job={job} />
        </p>
      </div>
      <Actions job={job} client={client} asks={asks} />
      <Why job={job} />
      {job.progressPercent !== undefined && !isOutcome(job.state) && (
        <div className={styles.below}>
          <Bar
            percent={job.progressPercent}
            label={messages.progressOf(job.name)}
            isQuiet={job.state !== 'running'}
          />
          {job.progressMessage && <p className={styles.hint}>{job.progressMessage}</p>}
        </div>
      )}
    </header>
  )
}

/** When it came, when it ended, how long it ran and was frozen, what it cost. */
function Facts({ job }: { readonly job: Job }) {
  const ran = ranSeconds(job)
  const frozen = job.attempts.reduce((sum, { frozenSeconds }) => sum + frozenSeconds, 0)
  return (
    <>
      <time dateTime={job.submittedAt} title={fullMoment(job.submittedAt)}>
        {words.submittedAt(shortMoment(job.submittedAt))}
      </time>
      {job.endedAt && (
        <time dateTime={job.endedAt} title={fullMoment(job.endedAt)}>
          {words.endedAt(shortMoment(job.endedAt))}
        </time>
      )}
      {ran >= 1 && <span>{words.ranFor(localSeconds(ran))}</span>}
      {frozen >= 1 && <span>{words.frozenFor(localSeconds(frozen))}</span>}
      {job.costUsd > 0 && <span>{words.money(job.costUsd)}</span>}
      {job.retryOf && <a href={`#/jobs/${encodeURIComponent(job.retryOf)}`}>{words.retryOf}</a>}
    </>
  )
}

/** Why it waits, is frozen or has failed, in the engine's own words, each with what would change it. */
function Why({ job }: { readonly job: Job }) {
  const reasons = isOutcome(job.state) && job.error ? [job.error] : job.reasons
  if (reasons.length === 0 && !job.throttled) return null
  return (
    <ul className={styles.why} aria-label={words.why}>
      {reasons.map((reason, at) => (
        <li key={`${reason.code} ${at}`}>
          <ReasonText reason={reason} />
        </li>
      ))}
      {job.throttled && <li>{messages.throttled}</li>}
    </ul>
  )
}
