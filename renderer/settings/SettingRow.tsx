import { RotateCcw } from 'lucide-react'
import { useId } from 'react'
import type { SettingEntry } from '../../shared/model'
import { words } from '../messages/settings'
import { Switch } from '../ui/Switch'
import type { Desk, DeskState } from './desk'
import styles from './SettingRow.module.css'
import { sayValue } from './setting-text'
import { ValueInput } from './ValueInput'

interface SettingRowProps {
  readonly entry: SettingEntry
  readonly desk: Desk
  readonly state: DeskState
}

/** One setting: its sentence, its default and range, and the control for it. */
export function SettingRow({ entry, desk, state }: SettingRowProps) {
  const { key, description, value } = entry
  const id = useId()
  const noteId = `${id}-note`
  const refused = state.refused[key]
  const ids = { id, 'aria-describedby': noteId, 'aria-invalid': refused !== undefined }
  return (
    <div className={styles.row}>
      <label className={styles.sentence} htmlFor={id}>
        {description}
      </label>
      <div className={styles.control}>
        {value !== entry.default && <ResetButton entry={entry} desk={desk} />}
        {entry.kind === 'boolean' ? (
          <Switch {...ids} isOn={value === true} onTurn={(isOn) => void desk.set(key, isOn)} />
        ) : (
          <ValueInput ids={ids} entry={entry} desk={desk} typed={state.typed[key]} />
        )}
      </div>
      <p id={noteId} className={styles.note} data-wrong={refused !== undefined}>
        {refused ?? <Facts entry={entry} />}
      </p>
    </div>
  )
}

export function ResetButton({ entry, desk }: Omit<SettingRowProps, 'state'>) {
  return (
    <button
      type="button"
      className={styles.reset}
      aria-label={words.resetOf(entry.description)}
      title={words.usual(sayValue(entry, entry.default))}
      onClick={() => void desk.reset(entry.key)}
    >
      <RotateCcw size={14} aria-hidden />
    </button>
  )
}

/** Default, range and the key that scripts use. */
function Facts({ entry }: { readonly entry: SettingEntry }) {
  const { key, range, unit, kind } = entry
  const span =
    kind !== 'bytes' && range?.max != null
      ? `, ${words.rangeOf(String(range.min), sayValue({ kind, ...(unit && { unit }) }, range.max))}`
      : ''
  return (
    <>
      {words.usual(sayValue(entry, entry.default))}
      {span} · <code>{key}</code>
    </>
  )
}
