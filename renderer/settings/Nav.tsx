import { AppWindow, Clock, Ellipsis, Gauge, type LucideIcon, Wallet } from 'lucide-react'
import { words } from '../messages/settings'
import controls from '../ui/controls.module.css'
import type { Group } from './groups'
import styles from './Nav.module.css'

const icons: Readonly<Record<Group, LucideIcon>> = {
  policy: Clock,
  limits: Gauge,
  budget: Wallet,
  app: AppWindow,
  more: Ellipsis,
}

interface NavProps {
  readonly groups: readonly Group[]
  /** `null` while a search shows settings of all groups. */
  readonly group: Group | null
  readonly search: string
  readonly onChoose: (group: Group) => void
  readonly onSearch: (search: string) => void
}

/** The groups of settings, and a search through all of them. */
export function Nav({ groups, group, search, onChoose, onSearch }: NavProps) {
  return (
    <nav className={styles.nav} aria-label={words.groupsLabel}>
      <input
        type="search"
        className={controls.input}
        placeholder={words.search}
        aria-label={words.search}
        value={search}
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onSearch('')}
      />
      <ul className={styles.groups}>
        {groups.map((each) => {
          const Icon = icons[each]
          return (
            <li key={each}>
              <button
                type="button"
                className={styles.group}
                aria-current={each === group ? 'page' : undefined}
                onClick={() => onChoose(each)}
              >
                <Icon size={16} aria-hidden />
                {words.groups[each]}
              </button>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
