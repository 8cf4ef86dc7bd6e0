import { Activity, Cpu, ListTodo, type LucideIcon, Settings, Wallet } from 'lucide-react'
import { useStore } from 'zustand'
import { messages } from '../messages'
import { words } from '../messages/dashboard'
import type { Mirror } from '../mirror'
import { doing } from '../popover/doing'
import { clockOf } from '../ui/moment'
import { hashOf, type Room, rooms } from './route'
import styles from './Sidebar.module.css'

const icons: Readonly<Record<Room, LucideIcon>> = {
  jobs: ListTodo,
  timeline: Activity,
  machine: Cpu,
  costs: Wallet,
}

interface SidebarProps {
  readonly room: Room
  readonly onSettings: () => void
  readonly mirror: Mirror
}

/** The rooms of the dashboard, the way to the settings, and how ready the machine is. */
export function Sidebar({ room, onSettings, mirror }: SidebarProps) {
  return (
    <nav className={styles.sidebar} aria-label={words.rooms}>
      <ul className={styles.rooms}>
        {rooms.map((each) => {
          const Icon = icons[each]
          return (
            <li key={each}>
              <a
                className={styles.room}
                href={hashOf({ room: each })}
                aria-current={each === room ? 'page' : undefined}
              >
                <Icon size={16} aria-hidden />
                <span>{words.room[each]}</span>
              </a>
            </li>
          )
        })}
      </ul>
      <div className={styles.foot}>
        <button type="button" className={styles.room} onClick={onSettings}>
          <Settings size={16} aria-hidden />
          <span>{messages.settings}</span>
        </button>
        <Now mirror={mirror} />
      </div>
    </nav>
  )
}

/** What the computer does at the moment, as the popover says it. */
function Now({ mirror }: { readonly mirror: Mirror }) {
  const status = useStore(mirror, (mirrored) => mirrored.status)
  const jobs = useStore(mirror, (mirrored) => mirrored.jobs)
  const awaySinceMs = useStore(mirror, (mirrored) => mirrored.awaySinceMs)
  if (!status) return null
  const { title, why } = doing(status, [...jobs.values()])
  return (
    <div className={styles.now}>
      {awaySinceMs !== null && <p className={styles.why}>{messages.asOf(clockOf(awaySinceMs))}</p>}
      <p className={styles.doing}>{title}</p>
      <p className={styles.why}>{why}</p>
    </div>
  )
}
