import { X } from 'lucide-react'
import type { SettingEntry } from '../../shared/model'
import { words } from '../messages/settings'
import { AppPicker } from './AppPicker'
import type { Desk, DeskState } from './desk'
import styles from './ExcludedApps.module.css'
import { isChanged } from './groups'
import { Marked } from './Marked'
import { Note, ResetButton } from './SettingRow'
import rowStyles from './SettingRow.module.css'

interface ExcludedAppsProps {
  readonly entry: SettingEntry
  readonly desk: Desk
  readonly state: DeskState
  readonly search: string
}

/** A list of programs, picked from those that run. */
export function ExcludedApps({ entry, desk, state, search }: ExcludedAppsProps) {
  const chosen = entry.value as readonly string[]
  const refused = state.refused[entry.key]
  const set = (apps: readonly string[]) => void desk.set(entry.key, apps)
  return (
    <div className={rowStyles.list}>
      <div className={rowStyles.row} data-changed={isChanged(entry)}>
        <p>
          <Marked text={entry.description} search={search} />
        </p>
        <div className={rowStyles.control}>
          {isChanged(entry) && <ResetButton entry={entry} desk={desk} />}
        </div>
        <Note id={`${entry.key}-note`} entry={entry} refused={refused} search={search} />
      </div>
      {state.facts?.tellsFrontWindow === false && <p className={styles.blind}>{words.frontUnknown}</p>}
      <ul className={styles.apps}>
        {chosen.map((app) => (
          <li key={app} className={styles.app}>
            <span>{app}</span>
            <button
              type="button"
              aria-label={words.remove(app)}
              onClick={() => set(chosen.filter((each) => each !== app))}
            >
              <X size={13} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <AppPicker
        running={state.applications.filter((each) => !chosen.includes(each))}
        onOpen={() => void desk.lookForApplications()}
        onPick={(app) => !chosen.includes(app) && set([...chosen, app])}
      />
    </div>
  )
}
