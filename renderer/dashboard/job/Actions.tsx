import { FilePen, OctagonX } from 'lucide-react'
import { useState } from 'react'
import type { Deed, Job } from '../../../shared/model'
import { canBeDone, deeds } from '../../../shared/model/job-deeds'
import type { Asks } from '../../asks'
import type { Client } from '../../connect'
import { messages } from '../../messages'
import { words } from '../../messages/dashboard'
import { deedIcons } from '../deed-icons'
import { doneTo } from '../deeds'
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
  const wishes = deeds.filter((deed) => deed !== 'cancel' && canBeDone(deed, job))
  return (
    <div className={styles.actions} role="group" aria-label={words.actions}>
      {wishes.map((deed) => (
        <Wish key={deed} deed={deed} onWish={() => asks.ask(wished(client, deed, job))} />
      ))}
      <button
        type="button"
        className="button"
        onClick={() => asks.ask(client.app.openPage({ page: 'new-job', job: id }))}
      >
        <FilePen size={15} aria-hidden />
        {words.editAndRun}
      </button>
      {canBeDone('cancel', job) && <Cancel onCancel={() => asks.cancel(id)} />}
    </div>
  )
}

/** Leads to the new job that a retry makes. */
async function wished(client: Client, deed: Deed, { id }: Job): Promise<void> {
  const job = await doneTo(client, deed, id)
  if (job.id !== id) goTo({ room: 'jobs', job: job.id })
}

function Wish({ deed, onWish }: { readonly deed: Deed; readonly onWish: () => void }) {
  const Icon = deedIcons[deed]
  return (
    <button type="button" className="button" onClick={onWish}>
      <Icon size={15} aria-hidden />
      {words.deeds[deed].name}
    </button>
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
