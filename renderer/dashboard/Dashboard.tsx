import { useState } from 'react'
import { useStore } from 'zustand'
import type { Asks, TroubleStore } from '../asks'
import type { Client } from '../connect'
import { messages } from '../messages'
import type { Mirror } from '../mirror'
import { Notice } from '../ui/Notice'
import type { Visibility } from '../visibility'
import styles from './Dashboard.module.css'
import { createJobList } from './jobs/job-list'
import { JobsPage } from './jobs/JobsPage'
import { useRoute } from './route'
import { Sidebar } from './Sidebar'

export interface DashboardProps {
  readonly client: Client
  readonly mirror: Mirror
  readonly visibility: Visibility
  readonly asks: Asks
  readonly trouble: TroubleStore
}

/** Everything that Lull did, does and will do, in four rooms. */
export function Dashboard(props: DashboardProps) {
  const { client, mirror } = props
  const route = useRoute()
  const status = useStore(mirror, (mirrored) => mirrored.status)
  const connection = useStore(mirror, (mirrored) => mirrored.connection)
  const { trouble } = useStore(props.trouble)
  const [list] = useState(() => createJobList(client))
  return (
    <div className={styles.dashboard}>
      <Sidebar room={route.room} status={status} />
      <main className={styles.room}>
        <div className={styles.notices}>
          {connection === 'away' && <Notice tone="plain" message={messages.away} hint={messages.awayHint} />}
          {trouble && <Notice tone="bad" {...trouble} />}
        </div>
        {route.room === 'jobs' && <JobsPage client={client} mirror={mirror} list={list} />}
      </main>
    </div>
  )
}
