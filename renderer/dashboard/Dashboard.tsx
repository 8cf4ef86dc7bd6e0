import { useState } from 'react'
import { useStore } from 'zustand'
import { messages } from '../messages'
import { Notice } from '../ui/Notice'
import type { Around } from './around'
import styles from './Dashboard.module.css'
import { JobPage } from './job/JobPage'
import { createJobList } from './jobs/job-list'
import { JobsPage } from './jobs/JobsPage'
import { useRoute } from './route'
import { Sidebar } from './Sidebar'

/** Everything that Lull did, does and will do, in four rooms. */
export function Dashboard(props: Around) {
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
        {route.room === 'jobs' &&
          (route.job === undefined ? (
            <JobsPage client={client} mirror={mirror} list={list} />
          ) : (
            <JobPage key={route.job} id={route.job} {...props} />
          ))}
      </main>
    </div>
  )
}
