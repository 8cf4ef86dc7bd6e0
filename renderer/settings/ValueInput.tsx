import { formatSeconds, type SettingEntry } from '../../shared/model'
import controls from '../ui/controls.module.css'
import type { FieldIds } from '../ui/Field'
import { words } from '../messages/settings'
import type { Desk } from './desk'
import styles from './SettingRow.module.css'
import { textOfSetting } from './setting-text'

interface ValueInputProps {
  readonly ids: FieldIds
  readonly entry: SettingEntry
  readonly desk: Desk
  /** What is being typed and not yet applied. */
  readonly typed: string | undefined
}

/** A number, size or text: typing shows what would happen, Enter or leaving applies it, Escape takes it back. */
export function ValueInput({ ids, entry, desk, typed }: ValueInputProps) {
  const { key, kind, nullable } = entry
  const isNumber = kind === 'number' || kind === 'integer'
  return (
    <span className={styles.value}>
      <input
        {...ids}
        type="text"
        className={controls.input}
        data-text={!isNumber}
        inputMode={isNumber ? 'decimal' : 'text'}
        placeholder={nullable ? words.none : undefined}
        title={words.applies}
        spellCheck={false}
        value={typed ?? textOfSetting(entry, entry.value)}
        onChange={(event) => desk.type(key, event.target.value)}
        onBlur={() => void desk.apply(key)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void desk.apply(key)
          if (event.key === 'Escape') desk.takeBack(key)
        }}
      />
      {isNumber && <span className={styles.unit}>{unitOf(entry)}</span>}
    </span>
  )
}

/** The unit, and of many seconds what they are. */
function unitOf({ unit, value }: SettingEntry): string | undefined {
  if (value === null) return undefined
  const isLong = unit === 's' && typeof value === 'number' && value >= 60
  return isLong ? words.secondsSaid(formatSeconds(value)) : unit
}
