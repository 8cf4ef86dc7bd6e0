import { useStore } from 'zustand'
import type { Asks, TroubleStore } from '../asks'
import type { Client } from '../connect'
import { messages } from '../messages'
import { words } from '../messages/dashboard'
import type { Mirror } from '../mirror'
import { Notice } from '../ui/Notice'
import type { Visibility } from '../visibility'
import styles from './Dashboard.module.css'
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
  const route = useRoute()
  const status = useStore(props.mirror, (mirrored) => mirrored.status)
  const connection = useStore(props.mirror, (mirrored) => mirrored.connection)
  const { trouble } = useStore(props.trouble)
  return (
    <div className={styles.dashboard}>
      <Sidebar room={route.room} status={status} />
      <main className={styles.room}>
        <h1 className={styles.title}>{words.room[route.room]}</h1>
        {connection === 'away' && <Notice tone="plain" message={messages.away} hint={messages.awayHint} />}
        {trouble && <Notice tone="bad" {...trouble} />}
      </main>
    </div>
  )
}
