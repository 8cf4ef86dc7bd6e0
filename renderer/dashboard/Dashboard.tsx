import { useState } from 'react'
import { useStore } from 'zustand'
import { Away, useStale } from '../ui/Away'
import { Notice } from '../ui/Notice'
import type { Around } from './around'
import { Costs } from './costs/Costs'
import styles from './Dashboard.module.css'
import { JobPage } from './job/JobPage'
import { DeedStrip } from './jobs/DeedStrip'
import { createJobsDesk } from './jobs/jobs-desk'
import { JobsPage } from './jobs/JobsPage'
import { Machine } from './machine/Machine'
import { useRoute } from './route'
import { Sidebar } from './Sidebar'
import { Timeline } from './timeline/Timeline'

/** Everything that Lull did, does and will do, in four rooms. */
export function Dashboard(props: Around) {
  const { client, mirror } = props
  const route = useRoute()
  const isStale = useStale(mirror)
  const { trouble } = useStore(props.trouble)
  const [desk] = useState(() => createJobsDesk(client))
  return (
    <div className={styles.dashboard} data-stale={isStale}>
      <Sidebar
        room={route.room}
        onSettings={() => props.asks.ask(client.app.openPage({ page: 'settings' }))}
        mirror={mirror}
      />
      <main className={styles.room}>
        <div className={styles.notices}>
          <Away mirror={mirror} />
          {trouble && <Notice tone="bad" {...trouble} />}
        </div>
        {route.room === 'jobs' &&
          (route.job === undefined ? (
            <JobsPage client={client} mirror={mirror} desk={desk} />
          ) : (
            <JobPage key={route.job} id={route.job} {...props} />
          ))}
        {route.room === 'timeline' && <Timeline client={client} />}
        {route.room === 'machine' && <Machine client={client} mirror={mirror} />}
        {route.room === 'costs' && <Costs client={client} mirror={mirror} />}
        <DeedStrip key={route.room} runner={desk.runner} />
      </main>
    </div>
  )
}
