import type { Status } from '../../shared/model'
import type { Client } from '../connect'
import { messages } from '../messages'
import type { Mirror } from '../store'
import { Footer } from './Footer'
import { Gpus } from './Gpus'
import { Headline } from './Headline'
import { HeldBack } from './HeldBack'
import { Jobs } from './Jobs'
import styles from './Popover.module.css'

interface PopoverProps {
  readonly mirror: Mirror
  readonly client: Client
}

/** Is my computer working for me? If not, why not? */
export function Popover({ mirror: useMirror, client }: PopoverProps) {
  const { status, jobs, connection } = useMirror()
  if (!status) return <p className={styles.message}>{messages.connecting}</p>
  const all = [...jobs.values()]
  return (
    <main className={styles.popover}>
      <Headline status={status} jobs={all} />
      {connection === 'away' && <p className={styles.message}>{messages.away}</p>}
      <HeldBack reasons={status.readiness.vetoes} />
      <Jobs jobs={all} onCancel={(job) => void client.jobs.cancel({ job })} />
      <Gpus gpus={gpusOf(status)} />
      <Footer
        status={status}
        onPause={() => void client.machine.pause({ forSeconds: 3600 })}
        onResume={() => void client.machine.resume()}
      />
    </main>
  )
}

function gpusOf({ sample }: Status) {
  return sample.gpus ?? []
}
