import { Activity, Cpu, ListTodo, type LucideIcon, Wallet } from 'lucide-react'
import type { Status } from '../../shared/model'
import { words } from '../messages/dashboard'
import { messages } from '../messages'
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
  readonly status: Status | null
}

/** The rooms of the dashboard, and how ready the machine is. */
export function Sidebar({ room, status }: SidebarProps) {
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
      {status && (
        <p className={styles.ready}>
          <span className={styles.score}>{Math.round(status.readiness.scorePercent)}</span>
          <span>{status.paused ? messages.paused : messages.levels[status.readiness.level]}</span>
        </p>
      )}
    </nav>
  )
}
