import { CirclePlay, FilePen, Hand, OctagonX, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import type { Job } from '../../../shared/model'
import { isOutcome } from '../../../shared/model/job-state'
import type { Asks } from '../../asks'
import type { Client } from '../../connect'
import { messages } from '../../messages'
import { words } from '../../messages/dashboard'
import { goTo } from '../route'
import styles from './Actions.module.css'

interface ActionsProps {
  readonly job: Job
  readonly client: Client
  readonly asks: Asks
}

/** What can be done with a job as it is now; the engine refuses what comes too late, and says so. */
export function Actions({ job, client, asks }: ActionsProps) {
  const { id } = job
  const isOver = isOutcome(job.state)
  const canRunNow = (job.state === 'queued' || job.state === 'frozen') && (!job.spec.now || job.spec.held)
  const retry = async () => goTo({ room: 'jobs', job: (await client.jobs.retry({ job: id })).id })
  return (
    <div className={styles.actions} role="group" aria-label={words.actions}>
      {canRunNow && (
        <button type="button" className="button" onClick={() => asks.ask(client.jobs.runNow({ job: id }))}>
          <CirclePlay size={15} aria-hidden />
          {words.runNow}
        </button>
      )}
      {!isOver && (
        <button
          type="button"
          className="button"
          onClick={() =>
            asks.ask(job.spec.held ? client.jobs.release({ job: id }) : client.jobs.hold({ job: id }))
          }
        >
          <Hand size={15} aria-hidden />
          {job.spec.held ? words.release : words.hold}
        </button>
      )}
      {isOver && (
        <button type="button" className="button" onClick={() => asks.ask(retry())}>
          <RotateCcw size={15} aria-hidden />
          {words.retry}
        </button>
      )}
      <button
        type="button"
        className="button"
        onClick={() => asks.ask(client.app.openPage({ page: 'new-job', job: id }))}
      >
        <FilePen size={15} aria-hidden />
        {words.editAndRun}
      </button>
      {!isOver && !job.cancelRequestedAt && <Cancel onCancel={() => asks.cancel(id)} />}
    </div>
  )
}

/** Asks once more before it ends hours of work; leaving the button takes the question back. */
function Cancel({ onCancel }: { readonly onCancel: () => void }) {
  const [isSure, setSure] = useState(false)
  return (
    <button
      type="button"
      className={`button ${styles.cancel}`}
      onBlur={() => setSure(false)}
      onClick={isSure ? onCancel : () => setSure(true)}
    >
      <OctagonX size={15} aria-hidden />
      {isSure ? messages.cancelSurely : messages.cancel}
    </button>
  )
}
