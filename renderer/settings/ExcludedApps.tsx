import { X } from 'lucide-react'
import { useId, useState } from 'react'
import type { SettingEntry } from '../../shared/model'
import { words } from '../messages/settings'
import controls from '../ui/controls.module.css'
import type { Desk, DeskState } from './desk'
import { ResetButton } from './SettingRow'
import styles from './SettingRow.module.css'

interface ExcludedAppsProps {
  readonly entry: SettingEntry
  readonly desk: Desk
  readonly state: DeskState
}

/** A list of programs: typed, or picked from those that run. */
export function ExcludedApps({ entry, desk, state }: ExcludedAppsProps) {
  const chosen = entry.value as readonly string[]
  const [name, setName] = useState('')
  const id = useId()
  const refused = state.refused[entry.key]
  const running = state.applications.filter((each) => !chosen.includes(each))
  const set = (apps: readonly string[]) => void desk.set(entry.key, apps)

  return (
    <div className={styles.list}>
      <div className={styles.row}>
        <p>{entry.description}</p>
        <div className={styles.control}>{chosen.length > 0 && <ResetButton entry={entry} desk={desk} />}</div>
      </div>
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
      <form
        className={styles.add}
        onSubmit={(event) => {
          event.preventDefault()
          const wanted = name.trim()
          if (wanted !== '' && !chosen.includes(wanted)) set([...chosen, wanted])
          setName('')
        }}
      >
        <input
          className={controls.input}
          list={id}
          aria-label={words.addAppLabel}
          placeholder={words.appExample}
          value={name}
          onFocus={() => void desk.lookForApplications()}
          onChange={(event) => setName(event.target.value)}
        />
        <datalist id={id}>
          {running.map((app) => (
            <option key={app} value={app} />
          ))}
        </datalist>
        <button type="submit" className={controls.button} disabled={name.trim() === ''}>
          {words.addApp}
        </button>
      </form>
      <p className={styles.note} data-wrong={refused !== undefined} role={refused ? 'alert' : undefined}>
        {refused ?? (
          <>
            {chosen.length === 0 && `${words.noneExcluded} `}
            <code>{entry.key}</code>
          </>
        )}
      </p>
    </div>
  )
}
