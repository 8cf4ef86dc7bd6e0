import { useStore } from 'zustand'
import type { Job, JobId } from '../../shared/model'
import { isOutcome } from '../../shared/model/job-state'
import type { Asks } from '../asks'
import type { Client } from '../connect'
import { words } from '../messages/welcome'
import type { Mirror } from '../mirror'
import { Bar } from '../ui/Bar'
import controls from '../ui/controls.module.css'
import { outputAddress, picturesOf } from '../ui/output-address'
import { Section } from '../ui/Section'
import { StateIcon } from '../ui/StateIcon'
import styles from './FirstJob.module.css'

interface FirstJobProps {
  readonly client: Client
  readonly mirror: Mirror
  readonly asks: Asks
  /** The job, once the person has said yes to it. */
  readonly job: JobId | undefined
  readonly onAccepted: (job: JobId) => void
}

/** The third step: a job that Lull brings along, from the question whether to run it to its outcome. */
export function FirstJob({ client, mirror, asks, job: id, onAccepted }: FirstJobProps) {
  const job = useStore(mirror, ({ jobs }) => (id === undefined ? undefined : jobs.get(id)))
  const run = () => asks.ask(submit(client).then((accepted) => accepted && onAccepted(accepted.id)))
  const isOver = job !== undefined && isOutcome(job.state)
  return (
    <>
      <Section title={words.firstJob}>
        <p>{words.firstJobText}</p>
        <p className={styles.actions}>
          <button
            type="button"
            className={job?.state === 'succeeded' ? controls.button : controls.primary}
            disabled={id !== undefined && !isOver}
            onClick={run}
          >
            {words.run}
          </button>
          {id !== undefined && (
            <button
              type="button"
              className={controls.quietButton}
              onClick={() => asks.ask(client.app.openPage({ page: 'dashboard', job: id }))}
            >
              {words.show}
            </button>
          )}
        </p>
        <div aria-live="polite">{job && <Course job={job} />}</div>
      </Section>
      <p>
        <button
          type="button"
          className={styles.own}
          onClick={() => asks.ask(client.app.openPage({ page: 'new-job' }))}
        >
          {words.ownJob}
        </button>
      </p>
    </>
  )
}

function Course({ job }: { readonly job: Job }) {
  const { state, progressPercent = 0 } = job
  const [picture] = state === 'succeeded' ? picturesOf(job) : []
  return (
    <>
      <p className={styles.course}>
        <StateIcon state={state} />
        <span>{job.error?.message ?? courseOf(state)}</span>
      </p>
      {!isOutcome(state) && <Bar percent={progressPercent} label={words.progress} />}
      {picture !== undefined && (
        <img className={styles.picture} src={outputAddress(job, picture)} alt={words.picture} />
      )}
    </>
  )
}

function courseOf(state: Job['state']): string {
  if (state === 'succeeded' || state === 'failed' || state === 'cancelled') return words[state]
  return state === 'queued' || state === 'frozen' ? words.waits : words.running
}

/** A few seconds' work. */
const smallOne = { numNeurons: 500 }

/** The job as it was accepted; nothing when the person said no. */
async function submit(client: Client): Promise<Job | undefined> {
  const { home } = await client.app.facts()
  const jobs = [{ kind: 'memory_consolidation', params: smallOne, name: words.firstJobName }]
  const accepted = await client.app.submit({ jobs, workdir: home, now: true })
  return accepted?.[0]
}
