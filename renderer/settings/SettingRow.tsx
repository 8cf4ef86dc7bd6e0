import { RotateCcw } from 'lucide-react'
import { useId } from 'react'
import type { SettingEntry } from '../../shared/model'
import { words } from '../messages/settings'
import { Switch } from '../ui/Switch'
import type { Desk, DeskState } from './desk'
import { isChanged } from './groups'
import { Marked } from './Marked'
import styles from './SettingRow.module.css'
import { sayValue } from './setting-text'
import { ValueInput } from './ValueInput'

interface SettingRowProps {
  readonly entry: SettingEntry
  readonly desk: Desk
  readonly state: DeskState
  /** What is searched for, to be marked. */
  readonly search: string
}

/** One setting: its sentence, its default and range, and the control for it. */
export function SettingRow({ entry, desk, state, search }: SettingRowProps) {
  const { key, description, value } = entry
  const id = useId()
  const noteId = `${id}-note`
  const refused = state.refused[key]
  const ids = { id, 'aria-describedby': noteId, 'aria-invalid': refused !== undefined }
  return (
    <div className={styles.row} data-changed={isChanged(entry)}>
      <label className={styles.sentence} htmlFor={id}>
        <Marked text={description} search={search} />
      </label>
      <div className={styles.control}>
        {isChanged(entry) && <ResetButton entry={entry} desk={desk} />}
        {entry.kind === 'boolean' ? (
          <Switch {...ids} isOn={value === true} onTurn={(isOn) => void desk.set(key, isOn)} />
        ) : (
          <ValueInput ids={ids} entry={entry} desk={desk} typed={state.typed[key]} />
        )}
      </div>
      <Note id={noteId} entry={entry} refused={refused} search={search} />
    </div>
  )
}

export function ResetButton({ entry, desk }: Pick<SettingRowProps, 'entry' | 'desk'>) {
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

interface NoteProps {
  readonly id: string
  readonly entry: SettingEntry
  readonly refused: string | undefined
  readonly search: string
}

/** Default, range and the key that scripts use; or why a value was refused. */
export function Note({ id, entry, refused, search }: NoteProps) {
  return (
    <p id={id} className={styles.note} data-wrong={refused !== undefined} role={refused && 'alert'}>
      {refused ?? (
        <>
          {[words.usual(sayValue(entry, entry.default)), rangeOf(entry)].filter(Boolean).join(', ')} ·{' '}
          <code>
            <Marked text={entry.key} search={search} />
          </code>
        </>
      )}
    </p>
  )
}

/** `0 s to 1 d`; nothing for what has no end. */
export function rangeOf({ range, unit, kind }: SettingEntry): string | undefined {
  if (kind === 'bytes' || range === undefined || range.max === null) return undefined
  const sayEnd = (end: number) => sayValue({ kind, ...(unit && { unit }) }, end)
  // Seconds are said in larger units from a minute on, so that each end needs its own.
  return words.rangeOf(unit === 's' ? sayEnd(range.min) : String(range.min), sayEnd(range.max))
}
