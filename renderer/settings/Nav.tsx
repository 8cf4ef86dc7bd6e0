import {
  AppWindow,
  Bell,
  Clock,
  Ellipsis,
  Gauge,
  type LucideIcon,
  PencilLine,
  Search,
  ShieldCheck,
  Wallet,
  X,
} from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { words } from '../messages/settings'
import controls from '../ui/controls.module.css'
import type { Group } from './groups'
import styles from './Nav.module.css'

/** What can be looked at: a group, or what differs from the defaults. */
export type View = Group | 'changed'

const icons: Readonly<Record<View, LucideIcon>> = {
  policy: Clock,
  aside: ShieldCheck,
  limits: Gauge,
  budget: Wallet,
  notifications: Bell,
  app: AppWindow,
  more: Ellipsis,
  changed: PencilLine,
}

interface NavProps {
  readonly groups: readonly Group[]
  /** `null` while a search shows settings of all groups. */
  readonly view: View | null
  /** How many settings are not as they come. */
  readonly changed: number
  readonly search: string
  readonly onChoose: (view: View) => void
  readonly onSearch: (search: string) => void
}

/** The groups of settings, and a search through all of them. */
export function Nav({ groups, view, changed, search, onChoose, onSearch }: NavProps) {
  const entry = (each: View) => (
    <NavEntry key={each} view={each} isChosen={each === view} onChoose={onChoose}>
      {each === 'changed' ? words.changed : words.groups[each]}
      {each === 'changed' && <span className={styles.count}>{changed}</span>}
    </NavEntry>
  )
  return (
    <nav className={styles.nav} aria-label={words.groupsLabel}>
      <SearchBox search={search} onSearch={onSearch} />
      <ul className={styles.groups}>
        {groups.map(entry)}
        {(changed > 0 || view === 'changed') && entry('changed')}
      </ul>
    </nav>
  )
}

function SearchBox({ search, onSearch }: Pick<NavProps, 'search' | 'onSearch'>) {
  const box = useRef<HTMLInputElement>(null)
  const clear = () => {
    onSearch('')
    box.current?.focus()
  }
  return (
    <div className={styles.search}>
      <Search className={styles.glass} size={14} aria-hidden />
      <input
        ref={box}
        type="search"
        className={controls.input}
        placeholder={words.search}
        aria-label={words.search}
        value={search}
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onSearch('')}
      />
      {search !== '' && (
        <button type="button" className={styles.clear} aria-label={words.clearSearch} onClick={clear}>
          <X size={13} aria-hidden />
        </button>
      )}
    </div>
  )
}

interface NavEntryProps extends Pick<NavProps, 'onChoose'> {
  readonly view: View
  readonly isChosen: boolean
  readonly children: ReactNode
}

function NavEntry({ view, isChosen, onChoose, children }: NavEntryProps) {
  const Icon = icons[view]
  return (
    <li>
      <button
        type="button"
        className={styles.group}
        aria-current={isChosen ? 'page' : undefined}
        onClick={() => onChoose(view)}
      >
        <Icon size={16} aria-hidden />
        {children}
      </button>
    </li>
  )
}
